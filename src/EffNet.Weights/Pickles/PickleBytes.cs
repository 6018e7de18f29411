using System.Buffers.Binary;
using System.Text;

namespace EffNet.Weights;

/// <summary>
/// The bytes of a pickle, read sequentially in blocks. Reading past the end throws an exception. Memory for a declared length is
/// allocated only as the bytes are received.
/// </summary>
/// <param name="file">The file, for messages.</param>
/// <param name="entry">The part of the file, for messages.</param>
/// <param name="stream">The stream to read. It is not disposed.</param>
internal sealed class PickleBytes(FileBytes file, string? entry, Stream stream)
{
    /// <summary>
    /// The maximum size of a pickle in bytes. The pickles of the largest public networks have less than one million bytes, but training programs add logs.
    /// </summary>
    public const int MaximumLength = 64 << 20;

    private const int Piece = 32 << 10;
    private const int LongestLine = 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _buffer = new byte[Piece];
    private int _start;
    private int _end;

    /// <summary>Gets the number of bytes read.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>Reads a text of a given length in bytes.</summary>
    public string Text(long length)
    {
        var at = Position;
        try
        {
            return s_utf8.GetString(Take(length));
        }
        catch (DecoderFallbackException e)
        {
            throw Problem("a string is not valid UTF-8", at, e);
        }
    }

    /// <summary>Reads a byte string of Python 2, which may be a text. Bytes that are not UTF-8 are decoded as Latin-1.</summary>
    public string TextOrBytes(long length)
    {
        var bytes = Take(length);
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>Reads a text up to the end of its line.</summary>
    /// <param name="limit">The maximum length in bytes.</param>
    public string Line(int limit = LongestLine)
    {
        for (var length = 0; length < limit; length++)
        {
            Fill(length + 1);
            if (_buffer[_start + length] != (byte)'\n')
                continue;
            var line = Encoding.Latin1.GetString(Take(length + 1)[..length]);
            return line;
        }

        throw Problem("the end of a name is missing");
    }

    /// <summary>Returns the next bytes, which are valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(long count)
    {
        Fill(count);
        var taken = _buffer.AsSpan(_start, (int)count);
        _start += (int)count;
        Position += (int)count;
        return taken;
    }

    /// <summary>Skips bytes.</summary>
    public void Skip(long count)
    {
        for (; count > Piece; count -= Piece)
            Take(Piece);
        Take(count);
    }

    /// <summary>Returns an exception for a problem at a position, or at the current position.</summary>
    public WeightFileException Problem(string problem, int? at = null, Exception? inner = null) => file.Problem(entry, at ?? Position, problem, inner);

    /// <summary>
    /// Reads bytes into the buffer until it contains <paramref name="count"/>. The buffer grows with the received bytes, not with a declared length.
    /// </summary>
    private void Fill(long count)
    {
        if (count > MaximumLength - Position)
            throw Problem(FormattableString.Invariant($"the declared length is {count} bytes; expected at most {MaximumLength}"));
        while (count < 0 || _end - _start < count)
        {
            Compact();
            var read = count < 0 ? 0 : stream.Read(_buffer.AsSpan(_end));
            if (read == 0)
                throw Problem(FormattableString.Invariant($"expected {count} bytes, but {_end - _start} follow: the file is truncated or corrupt"));
            _end += read;
        }
    }

    private void Compact()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
    }
}
