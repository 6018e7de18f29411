using System.Text.Json.Serialization;

namespace EffNet.Cli.Plotting;

/// <summary>Writes what is plotted without reflection, so that the tool starts quickly; with LF everywhere, so that results compare across machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(PlotDescription))]
internal sealed partial class PlotJson : JsonSerializerContext;
