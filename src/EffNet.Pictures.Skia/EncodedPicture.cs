using System.Buffers;
using System.Globalization;

namespace EffNet.Pictures;

/// <summary>The bytes of an encoded picture in memory.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Name">What messages call the picture.</param>
internal readonly record struct EncodedPicture(ReadOnlyMemory<byte> Bytes, string Name)
{
    private const int BlockSize = 81_920;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">The most bytes it may have.</param>
    /// <exception cref="PictureTooLargeException">The file has more bytes.</exception>
    public static EncodedPicture Read(string path, long maximumBytes)
    {
        using var file = Open(path, FileOptions.SequentialScan);
        return Read(file, maximumBytes);
    }

    /// <summary>Reads a stream from its position to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="maximumBytes">The most bytes that may follow.</param>
    /// <exception cref="PictureTooLargeException">More bytes follow.</exception>
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

    /// <summary>Throws if a picture has too many bytes.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <param name="name">What messages call the picture.</param>
    /// <param name="maximumBytes">The most there may be.</param>
    /// <exception cref="PictureTooLargeException">There are more.</exception>
    public static void CheckLength(long length, string name, long maximumBytes)
    {
        if (length > maximumBytes)
        {
            throw new PictureTooLargeException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: more than {maximumBytes:N0} bytes. For larger files, raise {nameof(PictureLoadOptions)}.{nameof(PictureLoadOptions.MaximumBytes)}."));
        }
    }

    private static FileStream Open(string path, FileOptions options) => Directory.Exists(path)
        ? throw new UnauthorizedAccessException($"{path}: this is a folder, and no picture; {nameof(PictureFile)}.{nameof(PictureFile.EnumerateFiles)} lists those in it.")
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, options);

    private static string NameOf(Stream stream) => stream is FileStream { Name: var name } ? name : "The stream";

    /// <summary>The memory to read into: as much as a seekable stream has left, so that it need not grow.</summary>
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
