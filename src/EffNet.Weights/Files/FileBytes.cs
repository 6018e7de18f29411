using Microsoft.Win32.SafeHandles;

namespace EffNet.Weights;

/// <summary>The bytes of a file by offset. Reading past the end throws an exception that names the part of the file.</summary>
internal class FileBytes : IDisposable
{
    private readonly SafeFileHandle? _handle;

    /// <summary>Initializes a new instance of the <see cref="FileBytes"/> class for a file.</summary>
    protected FileBytes(string path, SafeFileHandle handle)
    {
        (Path, _handle, Length) = (path, handle, RandomAccess.GetLength(handle));
    }

    /// <summary>Initializes a new instance of the <see cref="FileBytes"/> class for bytes that are not in a file.</summary>
    protected FileBytes(string name, long length) => (Path, Length) = (name, length);

    /// <summary>Gets the path of the file as the caller specified it.</summary>
    public string Path { get; }

    /// <summary>Gets the length of the file in bytes when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">The file does not exist, or the process may not read it.</exception>
    public static FileBytes Open(string path) => new(path, OpenHandle(path));

    /// <summary>Reads bytes.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="count">The number of bytes.</param>
    /// <param name="entry">The part of the file that contains the bytes, for messages.</param>
    public byte[] Read(long offset, int count, string? entry)
    {
        CheckWithin(offset, count, entry);
        var bytes = new byte[count];
        Read(offset, bytes, entry);
        return bytes;
    }

    /// <summary>Reads bytes until a span is full.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="target">The span to fill.</param>
    /// <param name="entry">The part of the file that contains the bytes, for messages.</param>
    public void Read(long offset, Span<byte> target, string? entry)
    {
        CheckWithin(offset, target.Length, entry);
        for (var done = 0; done < target.Length;)
        {
            var read = ReadSome(offset + done, target[done..]);
            if (read == 0)
                throw Problem(entry, offset + done, "the file became shorter while it was read");
            done += read;
        }
    }

    /// <summary>Reads bytes with one call of the operating system, and returns their number; 0 at the end of the file.</summary>
    public virtual int ReadSome(long offset, Span<byte> target) => RandomAccess.Read(_handle!, target, offset);

    /// <summary>Throws an exception if a range of bytes is not completely in the file.</summary>
    public void CheckWithin(long offset, long count, string? entry)
    {
        if (count >= 0 && offset >= 0 && offset <= Length && count <= Length - offset)
            return;
        throw Problem(entry, offset, FormattableString.Invariant($"expected {count} bytes, but the file ends at byte {Length}: it is truncated or corrupt"));
    }

    /// <summary>Returns a stream over the opened file, even if another file now has its path.</summary>
    public Stream ToStream() => new FileBytesStream(this);

    /// <summary>Returns an exception for a problem in this file.</summary>
    public WeightFileException Problem(string? entry, long? offset, string problem, Exception? inner = null) => new(Path, entry, offset, problem, inner);

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file handle for reading.</summary>
    protected static SafeFileHandle OpenHandle(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new FileNotFoundException($"{path}: expected a file with weights, but this is a folder.", path);
        return File.OpenHandle(path, options: FileOptions.RandomAccess);
    }
}
