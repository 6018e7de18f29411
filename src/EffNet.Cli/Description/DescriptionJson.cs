using System.Text.Json.Serialization;

namespace EffNet.Cli.Description;

/// <summary>
/// Writes descriptions without reflection, so that the tool starts quickly; with LF everywhere, so that results compare across machines.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(FileDescription))]
internal sealed partial class DescriptionJson : JsonSerializerContext;
