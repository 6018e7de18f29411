using EffNet.Weights;

namespace EffNet.Training;

/// <summary>Appends to a file that an earlier run of the same training may have started.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Replaces the contents of a file with the part to keep, completely or not at all, and opens the file for appending.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kept">The part to keep.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public LogFile(string path, ReadOnlySpan<byte> kept)
    {
        var contents = kept.ToArray();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Write(path, stream => stream.Write(contents));
        _stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Appends bytes and flushes them to disk.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
