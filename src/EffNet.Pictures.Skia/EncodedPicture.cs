using System.Buffers;
using System.Globalization;

namespace EffNet.Pictures;

/// <summary>The bytes of an encoded picture in memory.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Name">The name of the picture in messages.</param>
internal readonly record struct EncodedPicture(ReadOnlyMemory<byte> Bytes, string Name)
{
    private const int BlockSize = 81_920;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="maximumBytes">The largest number of bytes that the file may have.</param>
    /// <exception cref="PictureTooLargeException">The file has more bytes.</exception>
    public static EncodedPicture Read(string path, long maximumBytes)
    {
        using var file = Open(path, FileOptions.SequentialScan);
        return Read(file, maximumBytes);
    }

    /// <summary>Reads a stream from its position to its end.</summary>
    /// <param name="stream">The stream to read.</param>
    /// <param name="maximumBytes">The largest number of bytes to read.</param>
    /// <exception cref="PictureTooLargeException">The stream has more bytes.</exception>
    public static EncodedPicture Read(Stream stream, long maximumBytes)
    {
        var name = NameOf(stream);
        var bytes = Begin(stream, name, maximumBytes);
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (int count; (count = stream.Read(block, 0, block.Length)) > 0;)
                Add(bytes, block.AsSpan(0, count), name, maximumBytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        return new EncodedPicture(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), name);
    }

    /// <summary>Reads a file without blocking a thread.</summary>
    /// <inheritdoc cref="Read(string, long)"/>
    public static async Task<EncodedPicture> ReadAsync(string path, long maximumBytes, CancellationToken cancellationToken)
    {
        var file = Open(path, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
            return await ReadAsync(file, maximumBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream without blocking a thread.</summary>
    /// <inheritdoc cref="Read(Stream, long)"/>
    public static async Task<EncodedPicture> ReadAsync(Stream stream, long maximumBytes, CancellationToken cancellationToken)
    {
        var name = NameOf(stream);
        var bytes = Begin(stream, name, maximumBytes);
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (int count; (count = await stream.ReadAsync(block.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0;)
                Add(bytes, block.AsSpan(0, count), name, maximumBytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        return new EncodedPicture(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), name);
    }

    /// <summary>Throws an exception if a picture has too many bytes.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <param name="name">The name of the picture in messages.</param>
    /// <param name="maximumBytes">The largest number of bytes that is allowed.</param>
    /// <exception cref="PictureTooLargeException"><paramref name="length"/> is greater than <paramref name="maximumBytes"/>.</exception>
    public static void CheckLength(long length, string name, long maximumBytes)
    {
        if (length > maximumBytes)
        {
            throw new PictureTooLargeException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: too large; expected at most {maximumBytes:N0} bytes. For larger files, increase "
                + $"{nameof(PictureLoadOptions)}.{nameof(PictureLoadOptions.MaximumBytes)}."));
        }
    }

    private static FileStream Open(string path, FileOptions options) => Directory.Exists(path)
        ? throw new UnauthorizedAccessException(
            $"{path}: this is a folder; expected a picture. Call {nameof(PictureFile)}.{nameof(PictureFile.EnumerateFiles)} to list the pictures in a folder.")
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, options);

    private static string NameOf(Stream stream) => stream is FileStream { Name: var name } ? name : "The stream";

    /// <summary>Returns memory to read into, with the capacity of the remaining bytes if the stream is seekable, so that it does not grow.</summary>
    private static MemoryStream Begin(Stream stream, string name, long maximumBytes)
    {
        if (!stream.CanSeek)
            return new MemoryStream();
        var length = Math.Max(stream.Length - stream.Position, 0);
        CheckLength(length, name, maximumBytes);
        return new MemoryStream((int)length);
    }

    private static void Add(MemoryStream bytes, ReadOnlySpan<byte> block, string name, long maximumBytes)
    {
        CheckLength(bytes.Length + block.Length, name, maximumBytes);
        bytes.Write(block);
    }
}
