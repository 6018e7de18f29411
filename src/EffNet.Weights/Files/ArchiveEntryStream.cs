using System.IO.Compression;
using System.IO.Hashing;

namespace EffNet.Weights;

/// <summary>
/// A stream over an entry of a zip archive, stored or deflated, from the first byte to the last. The checksum is computed while reading and compared at the
/// end. A checksum of 0 is not compared, because PyTorch writes it if checksums are disabled. Errors contain the name of the entry.
/// </summary>
internal sealed class ArchiveEntryStream : Stream
{
    /// <summary>The size of the buffer for bytes that are skipped, and for reading the directory of the archive.</summary>
    public const int Piece = 64 << 10;

    /// <summary>The maximum uncompressed size of a compressed entry that is larger than the file. PyTorch itself does not compress entries.</summary>
    private const long LongestInflated = 1L << 32;

    private readonly FileBytes _file;
    private readonly ZipArchiveEntry _entry;
    private readonly Stream _stream;
    private readonly Crc32 _checksum = new();
    private long _position;

    private ArchiveEntryStream(FileBytes file, ZipArchiveEntry entry, Stream stream)
    {
        (_file, _entry, _stream) = (file, entry, stream);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _entry.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Throws an exception if the sizes of an entry are not possible.</summary>
    public static void Check(FileBytes file, ZipArchiveEntry entry)
    {
        var (length, packed) = (entry.Length, entry.CompressedLength);
        if (length < 0 || packed < 0 || packed > file.Length || (length > file.Length && (length == packed || length > LongestInflated)))
        {
            var sizes = FormattableString.Invariant($"the declared size is {length} bytes, and the stored size is {packed} bytes in a file of {file.Length} bytes");
            throw file.Problem(entry.FullName, null, $"{sizes}: the archive is corrupt");
        }
    }

    /// <summary>Opens an entry.</summary>
    /// <exception cref="WeightFileException">The entry cannot be read.</exception>
    public static ArchiveEntryStream Open(FileBytes file, ZipArchiveEntry entry)
    {
        Check(file, entry);
        try
        {
            return new ArchiveEntryStream(file, entry, entry.Open());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw Unreadable(file, entry, e);
        }
    }

    /// <summary>Reads all bytes of a short entry.</summary>
    /// <param name="file">The file.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="limit">The maximum size in bytes.</param>
    public static byte[] ReadAll(FileBytes file, ZipArchiveEntry entry, int limit)
    {
        Check(file, entry);
        if (entry.Length > limit)
            throw file.Problem(entry.FullName, null, FormattableString.Invariant($"the entry has {entry.Length} bytes; expected at most {limit}"));
        using var stream = Open(file, entry);
        var content = new byte[entry.Length];
        stream.ReadExactly(content);
        stream.Finish();
        return content;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = _stream.Read(buffer);
            _checksum.Append(buffer[..read]);
            _position += read;
            return read;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw Unreadable(_file, _entry, e);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads bytes until a span is full.</summary>
    public new void ReadExactly(Span<byte> target)
    {
        for (var done = 0; done < target.Length;)
        {
            var read = Read(target[done..]);
            if (read == 0)
                throw Unreadable(_file, _entry, null);
            done += read;
        }
    }

    /// <summary>Skips bytes.</summary>
    public void Skip(long count)
    {
        var piece = new byte[(int)Math.Min(Piece, count)];
        for (; count > 0; count -= Math.Min(piece.Length, count))
            ReadExactly(piece.AsSpan(0, (int)Math.Min(piece.Length, count)));
    }

    /// <summary>Reads the remaining bytes, and compares the length and the checksum with those in the archive.</summary>
    public void Finish()
    {
        var piece = new byte[(int)Math.Clamp(_entry.Length - _position, 1, Piece)];
        while (_position <= _entry.Length && Read(piece) > 0)
            continue;
        if (_position != _entry.Length)
            throw Unreadable(_file, _entry, null);
        if (_entry.Crc32 != 0 && _checksum.GetCurrentHashAsUInt32() != _entry.Crc32)
            throw _file.Problem(_entry.FullName, 0, "the checksum (CRC-32) of the data is wrong: the file is corrupt");
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // The stream is read-only.
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }

    private static WeightFileException Unreadable(FileBytes file, ZipArchiveEntry entry, Exception? inner) =>
        file.Problem(entry.FullName, 0, "the data cannot be read: the archive is corrupt", inner);
}
