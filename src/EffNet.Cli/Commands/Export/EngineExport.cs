using System.CommandLine;
using System.CommandLine.Parsing;
using EffNet.Inference;

namespace EffNet.Cli.Commands.Export;

/// <summary>The format of engine files.</summary>
/// <param name="keepsNorms">The option that keeps batch norms. It is shared by all formats, but is an error for engines.</param>
internal sealed class EngineExport(Option<bool> keepsNorms) : IExportFormat
{
    private readonly Option<bool> _halves = new("--half-weights") { Description = "Engine: store weights of dense convolutions and linear layers in half precision." };

    /// <inheritdoc/>
    public string Name => "engine";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings => [".engine"];

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_halves];

    /// <inheritdoc/>
    public void Validate(CommandResult result)
    {
        // A validator of a command reads the words of an option instead of its value; see PathValidation.Given.
        var output = result.Command.Options.First(o => o.Name == "--output");
        if (result.GetValue(keepsNorms) && PathValidation.Given(result, output).Any(path => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))))
            result.AddError($"Batch norms are always folded in an engine; remove '{keepsNorms.Name}'.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesOf(string path, ParseResult result) => [path];

    /// <inheritdoc/>
    public string Write(ExportSource source, string path, ParseResult result, CancellationToken cancellation)
    {
        var hasHalves = result.GetValue(_halves);
        using var engine = InferenceEngine.Create(source.Network, source.Weights, source.Info, new InferenceOptions { Threads = 1, HalfWeights = hasHalves });
        cancellation.ThrowIfCancellationRequested();
        engine.Save(path);
        return hasHalves ? "engine with half weights" : Name;
    }
}
