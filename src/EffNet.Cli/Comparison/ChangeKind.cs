using System.Text.Json;
using System.Text.Json.Serialization;

namespace EffNet.Cli.Comparison;

/// <summary>What happened to something that two files name.</summary>
[JsonConverter(typeof(ChangeKindConverter))]
internal enum ChangeKind
{
    /// <summary>The later file has it.</summary>
    Added,

    /// <summary>The earlier file has it.</summary>
    Removed,

    /// <summary>Both have it, not alike.</summary>
    Changed,
}

/// <summary>Writes it as the word that text has for it.</summary>
internal sealed class ChangeKindConverter() : JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.CamelCase);
