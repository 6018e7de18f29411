using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EffNet.Networks;
using EffNet.Onnx;

namespace EffNet.Cli.Commands.Export;

/// <summary>The format of ONNX models.</summary>
internal sealed class OnnxExport : IExportFormat
{
    private static readonly Dictionary<string, OnnxOutputs> s_outputs = new(StringComparer.Ordinal)
    {
        ["logits"] = OnnxOutputs.Logits,
        ["probabilities"] = OnnxOutputs.Probabilities,
        ["embedding"] = OnnxOutputs.Embedding,
        ["features"] = OnnxOutputs.Features,
    };

    private static readonly Dictionary<string, OnnxPrecision> s_precisions = new(StringComparer.Ordinal)
    {
        ["full"] = OnnxPrecision.Full,
        ["half-weights"] = OnnxPrecision.HalfWeights,
        ["half"] = OnnxPrecision.Half,
    };

    private readonly Option<bool> _keepsNorms;
    private readonly Option<string> _outputs =
        TextOption.Create("--outputs", "LIST", $"ONNX: the outputs, separated by commas: {Words.Choice(s_outputs.Keys)}; by default, logits.");

    private readonly Option<string> _precision = TextOption.Create(
        "--precision", "TYPE", "ONNX: full (single precision, the default), half-weights (half the size, computed in single precision) or half (for GPUs).");

    private readonly Option<string> _height = TextOption.Create("--height", "PIXELS", "ONNX: the height of the images; by default, the declared resolution.");
    private readonly Option<string> _width = TextOption.Create("--width", "PIXELS", "ONNX: the width of the images; by default, the declared resolution.");
    private readonly Option<bool> _fixedSize = new("--fixed-size") { Description = "ONNX: accept only images of this height and width; by default, images of any size." };
    private readonly Option<bool> _externalWeights =
        new("--external-weights") { Description = "ONNX: write the weights to a second file with the name of the model and .data appended." };

    private readonly Option<bool> _pictures =
        new("--pictures") { Description = "ONNX: the model takes images of any size as bytes (N, height, width, 3) and contains their preprocessing." };


    /// <summary>Initializes a new instance of the <see cref="OnnxExport"/> class.</summary>
    /// <param name="keepsNorms">The option that keeps batch norms. It is shared by all formats.</param>
    public OnnxExport(Option<bool> keepsNorms)
    {
        _keepsNorms = keepsNorms;
        _outputs.CompletionSources.Add([.. s_outputs.Keys]);
        _precision.CompletionSources.Add([.. s_precisions.Keys]);
        TextOption.Refuse(_outputs, list => OutputsOf(list).Unknown is { } unknown ? $"Unknown output '{unknown}'; expected {Words.Choice(s_outputs.Keys)}." : null);
        TextOption.Refuse(_precision, word => s_precisions.ContainsKey(word) ? null : $"Unknown precision '{word}'; expected {Words.Choice(s_precisions.Keys)}.");
        TextOption.Refuse(_height, text => PixelsOf(text) is null ? $"'{text}' is not a height; expected a whole number of pixels of at least 1." : null);
        TextOption.Refuse(_width, text => PixelsOf(text) is null ? $"'{text}' is not a width; expected a whole number of pixels of at least 1." : null);
    }

    /// <inheritdoc/>
    public string Name => "ONNX";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings => [".onnx"];

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_outputs, _precision, _height, _width, _fixedSize, _externalWeights, _pictures];

    /// <inheritdoc/>
    public void Validate(CommandResult result)
    {
        if (!result.GetValue(_fixedSize) && (PixelsOf(result.GetValue(_height)) ?? PixelsOf(result.GetValue(_width))) is not null)
            result.AddError($"'{_height.Name}' and '{_width.Name}' require '{_fixedSize.Name}', because other models accept images of any size.");
    }

    /// <inheritdoc/>
    /// <remarks>Small tensors stay in the model, so there may be no second file.</remarks>
    public IReadOnlyList<string> FilesOf(string path, ParseResult result) => result.GetValue(_externalWeights) && File.Exists(path + ".data") ? [path, path + ".data"] : [path];

    /// <inheritdoc/>
    public string Write(ExportSource source, string path, ParseResult result, CancellationToken cancellation)
    {
        var network = source.Network.With(height: PixelsOf(result.GetValue(_height)), width: PixelsOf(result.GetValue(_width)));
        if (result.GetValue(_pictures) && source.Info.Preprocessing is null)
        {
            throw new ArgumentException(
                $"'{_pictures.Name}' requires the preprocessing of images, which the file of the weights does not specify. "
                + "If the weights were trained as in the paper, specify '--size'; otherwise, use weights that EffNet saved with preprocessing, "
                + "or a public checkpoint under its original file name.");
        }

        var options = new OnnxExportOptions
        {
            Outputs = result.GetValue(_outputs) is { } outputs ? OutputsOf(outputs).Outputs : OnnxOutputs.Logits,
            Precision = result.GetValue(_precision) is { } precision ? s_precisions[precision] : OnnxPrecision.Full,
            HasFixedSize = result.GetValue(_fixedSize),
            KeepsBatchNorms = result.GetValue(_keepsNorms),
            HasExternalWeights = result.GetValue(_externalWeights),
            TakesPictures = result.GetValue(_pictures),
            Info = new OnnxModelInfo
            {
                Weights = source.Info,
                Family = source.Variant.Family,
                Variant = source.Variant.Name,
                SourceFile = source.FileName,
                SourceSha256 = source.ComputeFileHash(),
            },
        };
        OnnxExporter.Export(network, source.Weights, path, options, progress: null, cancellation);
        return $"{Name} of {source.Variant.TypeName}";
    }

    private static (OnnxOutputs Outputs, string? Unknown) OutputsOf(string list)
    {
        var outputs = OnnxOutputs.None;
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!s_outputs.TryGetValue(word, out var output))
                return (outputs, word);
            outputs |= output;
        }

        return (outputs, null);
    }

    private static int? PixelsOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels > 0 ? pixels : null;
}
