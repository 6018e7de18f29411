using System.Text.Json;
using System.Text.Json.Serialization;

namespace EffNet.Cli.Comparison;

/// <summary>The kind of a difference between the declarations of two files.</summary>
[JsonConverter(typeof(ChangeKindConverter))]
internal enum ChangeKind
{
    /// <summary>Only the later file has the item.</summary>
    Added,

    /// <summary>Only the earlier file has the item.</summary>
    Removed,

    /// <summary>Both files have the item, but it differs.</summary>
    Changed,
}

/// <summary>Writes the kind to JSON with the same word as in text.</summary>
internal sealed class ChangeKindConverter() : JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.CamelCase);
