using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EffNet.Cli.Comparison;
using EffNet.Cli.Description;
using EffNet.Cli.Graphs;
using EffNet.Cli.Layers;
using EffNet.Cli.Paper;
using EffNet.Cli.Plotting;
using EffNet.Cli.Results;

namespace EffNet.Cli.Reports;

/// <summary>
/// Writes reports as JSON without reflection, so that the tool starts quickly. All line endings are LF, so that results can be compared between machines.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(EmitReport))]
[JsonSerializable(typeof(ExportReport))]
[JsonSerializable(typeof(FileDescription))]
[JsonSerializable(typeof(SolveReport))]
[JsonSerializable(typeof(StarterReport))]
[JsonSerializable(typeof(StarterListReport))]
[JsonSerializable(typeof(FileComparison))]
[JsonSerializable(typeof(FormatReport))]
[JsonSerializable(typeof(LayersDescription))]
[JsonSerializable(typeof(GraphDescription))]
[JsonSerializable(typeof(PlotDescription))]
[JsonSerializable(typeof(ResultsDescription))]
[JsonSerializable(typeof(PaperDescription))]
[JsonSerializable(typeof(CheckpointListReport))]
[JsonSerializable(typeof(CheckpointFilesReport))]
[JsonSerializable(typeof(WeightFileReport))]
[JsonSerializable(typeof(PictureReport[]))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(ActivationMapReport))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>
    /// Gets a context that does not escape characters that JSON allows. The default encoder escapes <c>'</c>, <c>&lt;</c> and letters outside of ASCII, which is
    /// necessary only for JSON in HTML.
    /// </summary>
    private static ToolJson Readable => field ??= new ToolJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes <paramref name="report"/> and ends the line.</summary>
    public static void Write<T>(T report, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(report, typeof(T), Readable));
}
