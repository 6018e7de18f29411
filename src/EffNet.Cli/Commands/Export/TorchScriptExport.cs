using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using EffNet.PyTorch;
using EffNet.Weights;

namespace EffNet.Cli.Commands.Export;

/// <summary>The format of TorchScript archives.</summary>
internal sealed class TorchScriptExport : IExportFormat
{
    private const string Evaluation = "evaluation";
    private const string Training = "training";

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "TorchScript: the purpose of the archive: evaluation (the default), or training, with trainable parameters, batch norms and dropout.",
        HelpName = $"{Evaluation}|{Training}",
    };

    private readonly Option<bool> _keepsNorms;

    /// <summary>Initializes a new instance of the <see cref="TorchScriptExport"/> class.</summary>
    /// <param name="keepsNorms">The option that keeps batch norms. It is shared by all formats.</param>
    public TorchScriptExport(Option<bool> keepsNorms)
    {
        _keepsNorms = keepsNorms;
        _mode.CompletionSources.Add(Evaluation, Training);
        _mode.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } value && value is not (Evaluation or Training))
                result.AddError($"'{_mode.Name}' is '{value}'; expected {Evaluation} or {Training}.");
        });
    }

    /// <inheritdoc/>
    public string Name => "TorchScript";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings => [".pt"];

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_mode];

    /// <inheritdoc/>
    public void Validate(CommandResult result)
    {
        if (result.GetValue(_keepsNorms) && result.GetValue(_mode) == Training)
            result.AddError($"An archive for training always keeps batch norms; remove '{_keepsNorms.Name}'.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(string path, ParseResult result) => [path];

    /// <inheritdoc/>
    public string Write(ExportSource source, string path, ParseResult result, CancellationToken cancellation)
    {
        var isTraining = result.GetValue(_mode) == Training;
        if (isTraining && source.FoldedNorms is [var norm, ..])
        {
            throw new ArgumentException(
                $"These weights cannot be trained: {source.FoldedNorms.Count:N0} of their batch norms, for example '{norm}', were folded into convolutions. "
                + "Export for evaluation, or use weights that have all batch norms.");
        }

        // PyTorch requires images and weights of the same type, and images usually have single precision.
        TorchScriptExporter.Export(source.Network, new SinglePrecision(source.Weights), path, new TorchScriptOptions
        {
            Mode = isTraining ? TorchScriptMode.Training : TorchScriptMode.Evaluation,
            FoldBatchNorms = !result.GetValue(_keepsNorms),
            ClassName = source.Variant.TypeName,
            ExtraFiles = new Dictionary<string, string> { [WeightMetadata.FileName] = Encoding.UTF8.GetString(WeightMetadata.ToJson(source.Metadata)) },
        }, cancellation);
        return $"{Name} for {(isTraining ? Training : Evaluation)}";
    }
}
