namespace EffNet.Weights.Tests.Support;

/// <summary>An entry of a zip archive, and the lies about it.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="Content">Its bytes as they lie in the file.</param>
internal sealed record ArchiveEntry(string Name, byte[] Content)
{
    /// <summary>Its name before its bytes, if another.</summary>
    public string? LocalName { get; init; }

    /// <summary>Its size before its bytes, if another.</summary>
    public uint? LocalSize { get; init; }

    /// <summary>Its size in the directory, if another.</summary>
    public uint? Size { get; init; }

    /// <summary>Its packed size in the directory, if another.</summary>
    public uint? PackedSize { get; init; }

    /// <summary>Both of its sizes in the directory's record of long sizes (zip64), if it has one.</summary>
    public ulong? LongSize { get; init; }

    /// <summary>Its checksum, if another.</summary>
    public uint? Checksum { get; init; }

    /// <summary>How it is packed: 0 for not at all, 8 for deflate.</summary>
    public ushort Method { get; init; }

    /// <summary>Flags: 1 for encryption.</summary>
    public ushort Flags { get; init; }

    /// <summary>The place of its bytes that the directory names, if another.</summary>
    public uint? Place { get; init; }
}
