using System.Text.Json.Serialization;

namespace EffNet.Cli.Comparison;

/// <summary>What happened to something that two files name.</summary>
[JsonConverter(typeof(Converter))]
internal enum ChangeKind
{
    /// <summary>The later file has it.</summary>
    Added,

    /// <summary>The earlier file has it.</summary>
    Removed,

    /// <summary>Both have it, not alike.</summary>
    Changed,
}

/// <summary>Writes it as a word.</summary>
internal sealed class Converter() : JsonStringEnumConverter<ChangeKind>(System.Text.Json.JsonNamingPolicy.CamelCase);
