using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EffNet.Cli.Comparison;
using EffNet.Cli.Description;
using EffNet.Cli.Plotting;

namespace EffNet.Cli.Reports;

/// <summary>
/// Writes what commands report without reflection, so that the tool starts quickly; with LF everywhere, so that results compare across machines.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(EmitReport))]
[JsonSerializable(typeof(FileDescription))]
[JsonSerializable(typeof(SolveReport))]
[JsonSerializable(typeof(StarterReport))]
[JsonSerializable(typeof(StarterListReport))]
[JsonSerializable(typeof(FileComparison))]
[JsonSerializable(typeof(FormatReport))]
[JsonSerializable(typeof(PlotDescription))]
[JsonSerializable(typeof(CheckpointListReport))]
[JsonSerializable(typeof(CheckpointFilesReport))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>Writes <paramref name="report"/> and ends the line.</summary>
    public static void Write<T>(T report, JsonTypeInfo<T> type, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(report, type));
}
