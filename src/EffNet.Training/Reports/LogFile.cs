using EffNet.Weights;

namespace EffNet.Training;

/// <summary>A file that grows at its end, whose first part was written by an earlier run of the same training.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Replaces the contents of a file by the part to keep, all or nothing, and opens it for more.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kept">The part to keep.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public LogFile(string path, ReadOnlySpan<byte> kept)
    {
        var start = kept.ToArray();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Write(path, stream => stream.Write(start));
        _stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Appends bytes and waits until they are on disk.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
