using System.CommandLine;
using System.Globalization;
using EffNet.Cli.Completion;
using EffNet.Cli.Export;
using EffNet.Onnx;

namespace EffNet.Cli.Commands;

/// <summary>The options of <c>effnet export</c>.</summary>
internal sealed class ExportOptions
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

    private readonly Option<string> _variant = VariantOption.Create("The variant, by its name (B0) or its type (EfficientNetB0); required if the file declares several.");
    private readonly Option<string> _weights = new("--weights") { Description = "The weights: a safetensors, PyTorch or TorchSharp file.", HelpName = "FILE", Required = true };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The model to write; its name ends in .onnx.", HelpName = "FILE", Required = true };
    private readonly Option<string> _outputs = Text("--outputs", "LIST", $"The outputs of the model, separated by commas: {Words(s_outputs.Keys)}; by default, logits.");
    private readonly Option<string> _precision = Text("--precision", "TYPE", "full (single precision, the default), half-weights (half the size, computed in single precision) or half (for GPUs).");
    private readonly Option<string> _height = Text("--height", "PIXELS", "The height of the images; by default, the declared resolution.");
    private readonly Option<string> _width = Text("--width", "PIXELS", "The width of the images; by default, the declared resolution.");
    private readonly Option<bool> _fixedSize = new("--fixed-size") { Description = "The model takes images of this height and width only; by default, of any." };
    private readonly Option<bool> _keepBatchNorms = new("--keep-batch-norms") { Description = "Keep batch norms as nodes; by default, they are folded into convolutions." };
    private readonly Option<bool> _externalWeights = new("--external-weights") { Description = "Write the weights to a second file, whose name is that of the model with .data." };
    private readonly Option<bool> _pictures = new("--pictures") { Description = "The model takes pictures, bytes (N, height, width, 3) of any size, and prepares them itself." };

    /// <summary>Creates the options and their validators.</summary>
    /// <param name="file">The file that is exported, whose variants are offered.</param>
    public ExportOptions(Argument<string> file)
    {
        NameCompletions.Add(_variant, file, f => f.Variants.Select(v => v.Name));
        _outputs.CompletionSources.Add([.. s_outputs.Keys]);
        _precision.CompletionSources.Add([.. s_precisions.Keys]);
        _weights.Validators.Add(PathValidation.Check);
        _output.Validators.Add(PathValidation.Check);
        Refuse(_output, path => path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) ? null : $"'{path}' is not the name of a model; expected a name that ends in .onnx.");
        Refuse(_outputs, list => OutputsOf(list).Unknown is { } unknown ? $"Unknown output '{unknown}'; expected {Words(s_outputs.Keys)}." : null);
        Refuse(_precision, word => s_precisions.ContainsKey(word) ? null : $"Unknown precision '{word}'; expected {Words(s_precisions.Keys)}.");
        Refuse(_height, text => PixelsOf(text) is null ? $"'{text}' is not a height; expected a number of pixels from 1." : null);
        Refuse(_width, text => PixelsOf(text) is null ? $"'{text}' is not a width; expected a number of pixels from 1." : null);
    }

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => [_variant, _weights, _output, _outputs, _precision, _height, _width, _fixedSize, _keepBatchNorms, _externalWeights, _pictures];

    /// <summary>What was asked for.</summary>
    public ExportRequest Read(ParseResult result) => new(
        result.GetValue(_variant),
        result.GetRequiredValue(_weights),
        result.GetRequiredValue(_output),
        PixelsOf(result.GetValue(_height)),
        PixelsOf(result.GetValue(_width)),
        new OnnxExportOptions
        {
            Outputs = result.GetValue(_outputs) is { } outputs ? OutputsOf(outputs).Outputs : OnnxOutputs.Logits,
            Precision = result.GetValue(_precision) is { } precision ? s_precisions[precision] : OnnxPrecision.Full,
            HasFixedSize = result.GetValue(_fixedSize),
            KeepsBatchNorms = result.GetValue(_keepBatchNorms),
            HasExternalWeights = result.GetValue(_externalWeights),
            TakesPictures = result.GetValue(_pictures),
        });

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

    private static Option<string> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    private static string Words(IEnumerable<string> words) => string.Join(", ", words);

    private static void Refuse(Option<string> option, Func<string, string?> problemOf) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && problemOf(token.Value) is { } problem)
            result.AddError(problem);
    });
}
