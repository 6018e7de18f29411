using System.IO.Compression;
using System.IO.Hashing;

namespace EffNet.Weights;

/// <summary>
/// An entry of a zip archive from its first byte to its last, stored or deflated. Its checksum is computed on the way and compared at the end; one of 0 is none: PyTorch writes it
/// where checksums are turned off. Whatever is wrong is an error with the entry's name.
/// </summary>
internal sealed class ArchiveEntryStream : Stream
{
    /// <summary>The bytes read at once where they are not kept.</summary>
    public const int Piece = 64 << 10;

    /// <summary>The longest entry that is inflated; PyTorch itself stores all as they are.</summary>
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

    /// <summary>Fails if the sizes of an entry cannot be those of its bytes.</summary>
    public static void Check(FileBytes file, ZipArchiveEntry entry)
    {
        var (length, packed) = (entry.Length, entry.CompressedLength);
        if (length < 0 || packed < 0 || packed > file.Length || (length > file.Length && (length == packed || length > LongestInflated)))
            throw file.Problem(entry.FullName, null, FormattableString.Invariant($"its declared size is {length} bytes, its stored size {packed} in a file of {file.Length}"));
    }

    /// <summary>Opens an entry.</summary>
    /// <exception cref="WeightFileException">It cannot be read.</exception>
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

    /// <summary>All bytes of a short entry.</summary>
    /// <param name="file">The file.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="limit">The most it may have.</param>
    public static byte[] ReadAll(FileBytes file, ZipArchiveEntry entry, int limit)
    {
        Check(file, entry);
        if (entry.Length > limit)
            throw file.Problem(entry.FullName, null, FormattableString.Invariant($"it has {entry.Length} bytes; {limit} is the most that is allowed"));
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

    /// <summary>Fills memory.</summary>
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

    /// <summary>Leaves bytes out.</summary>
    public void Skip(long count)
    {
        var piece = new byte[(int)Math.Min(Piece, count)];
        for (; count > 0; count -= Math.Min(piece.Length, count))
            ReadExactly(piece.AsSpan(0, (int)Math.Min(piece.Length, count)));
    }

    /// <summary>Reads what is left, and compares length and checksum with the archive's.</summary>
    public void Finish()
    {
        var piece = new byte[(int)Math.Clamp(_entry.Length - _position, 1, Piece)];
        while (_position <= _entry.Length && Read(piece) > 0)
            continue;
        if (_position != _entry.Length)
            throw Unreadable(_file, _entry, null);
        if (_entry.Crc32 != 0 && _checksum.GetCurrentHashAsUInt32() != _entry.Crc32)
            throw _file.Problem(_entry.FullName, 0, "its bytes are not those whose checksum (CRC-32) the archive has: the file is corrupt");
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is ever written.
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
        file.Problem(entry.FullName, 0, "its bytes cannot be read: the archive is corrupt", inner);
}
