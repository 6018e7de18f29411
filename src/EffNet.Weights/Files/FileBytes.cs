using Microsoft.Win32.SafeHandles;

namespace EffNet.Weights;

/// <summary>A file's bytes by their place. Reading past the end is an error that says what was to be read.</summary>
internal class FileBytes : IDisposable
{
    private readonly SafeFileHandle? _handle;

    /// <summary>Initializes a new instance of the class.</summary>
    protected FileBytes(string path, SafeFileHandle handle)
    {
        (Path, _handle, Length) = (path, handle, RandomAccess.GetLength(handle));
    }

    /// <summary>Initializes a new instance of the class for bytes that are not a file's.</summary>
    protected FileBytes(string name, long length) => (Path, Length) = (name, length);

    /// <summary>Gets the file, as the caller wrote it.</summary>
    public string Path { get; }

    /// <summary>Gets the bytes in it when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">It is not there, or may not be read.</exception>
    public static FileBytes Open(string path) => new(path, OpenHandle(path));

    /// <summary>Some bytes of it.</summary>
    /// <param name="offset">Where from.</param>
    /// <param name="count">How many.</param>
    /// <param name="entry">What they belong to, for the message.</param>
    public byte[] Read(long offset, int count, string? entry)
    {
        CheckWithin(offset, count, entry);
        var bytes = new byte[count];
        Read(offset, bytes, entry);
        return bytes;
    }

    /// <summary>Some bytes of it.</summary>
    /// <param name="offset">Where from.</param>
    /// <param name="target">Where to; filled completely.</param>
    /// <param name="entry">What they belong to, for the message.</param>
    public void Read(long offset, Span<byte> target, string? entry)
    {
        CheckWithin(offset, target.Length, entry);
        for (var done = 0; done < target.Length;)
        {
            var read = ReadSome(offset + done, target[done..]);
            if (read == 0)
                throw Problem(entry, offset + done, "the file ends here, though it was longer when it was opened");
            done += read;
        }
    }

    /// <summary>Reads as many bytes as one call of the operating system brings; 0 at the end.</summary>
    public virtual int ReadSome(long offset, Span<byte> target) => RandomAccess.Read(_handle!, target, offset);

    /// <summary>Fails where bytes are not all in the file.</summary>
    public void CheckWithin(long offset, long count, string? entry)
    {
        if (count >= 0 && offset >= 0 && offset <= Length && count <= Length - offset)
            return;
        throw Problem(entry, offset, FormattableString.Invariant($"{count} bytes should be here, but the file ends at byte {Length}: it is cut off or corrupt"));
    }

    /// <summary>A stream over the very file that was opened, whatever its path leads to by now.</summary>
    public Stream ToStream() => new FileBytesStream(this);

    /// <summary>An error in this file.</summary>
    public WeightFileException Problem(string? entry, long? offset, string problem, Exception? inner = null) => new(Path, entry, offset, problem, inner);

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file's handle.</summary>
    protected static SafeFileHandle OpenHandle(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new FileNotFoundException($"{path}: this is a folder, and no file with weights.", path);
        return File.OpenHandle(path, options: FileOptions.RandomAccess);
    }
}
