namespace EffNet.Weights.Tests.Support;

/// <summary>An entry of a zip archive, with optional wrong values.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="Content">Its bytes, as stored in the file.</param>
internal sealed record ArchiveEntry(string Name, byte[] Content)
{
    /// <summary>Gets the name in the local header, if it differs from the directory.</summary>
    public string? LocalName { get; init; }

    /// <summary>Gets the size in the local header, if it is wrong.</summary>
    public uint? LocalSize { get; init; }

    /// <summary>Gets the size in the directory, if it is wrong.</summary>
    public uint? Size { get; init; }

    /// <summary>Gets the compressed size in the directory, if it is wrong.</summary>
    public uint? PackedSize { get; init; }

    /// <summary>Gets both sizes in the zip64 record of the directory, if there is such a record.</summary>
    public ulong? LongSize { get; init; }

    /// <summary>Gets the checksum, if it is wrong.</summary>
    public uint? Checksum { get; init; }

    /// <summary>Gets the compression method: 0 for none, 8 for deflate.</summary>
    public ushort Method { get; init; }

    /// <summary>Gets the flags: 1 for encryption.</summary>
    public ushort Flags { get; init; }

    /// <summary>Gets the offset in the directory, if it is wrong.</summary>
    public uint? Place { get; init; }
}
