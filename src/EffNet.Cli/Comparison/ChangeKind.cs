using System.Text.Json;
using System.Text.Json.Serialization;

namespace EffNet.Cli.Comparison;

/// <summary>The kind of a change of something that two files declare.</summary>
[JsonConverter(typeof(ChangeKindConverter))]
internal enum ChangeKind
{
    /// <summary>Only the later file has it.</summary>
    Added,

    /// <summary>Only the earlier file has it.</summary>
    Removed,

    /// <summary>Both files have it, but it differs.</summary>
    Changed,
}

/// <summary>Writes the kind as the same word as in text.</summary>
internal sealed class ChangeKindConverter() : JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.CamelCase);
