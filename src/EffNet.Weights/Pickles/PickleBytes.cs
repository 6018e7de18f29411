using System.Buffers.Binary;
using System.Text;

namespace EffNet.Weights;

/// <summary>
/// A pickle's bytes, read from front to back in pieces. Reading past the end is an error; no length that a file names is believed before the bytes are there.
/// </summary>
/// <param name="file">The file, for messages.</param>
/// <param name="entry">The part of the file, for messages.</param>
/// <param name="stream">The bytes; it stays the caller's.</param>
internal sealed class PickleBytes(FileBytes file, string? entry, Stream stream)
{
    /// <summary>The most bytes a pickle may have: those of the largest public networks have less than one million, training programs add logs.</summary>
    public const int MaximumLength = 64 << 20;

    private const int Piece = 32 << 10;
    private const int LongestLine = 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _buffer = new byte[Piece];
    private int _start;
    private int _end;

    /// <summary>Gets the bytes read so far.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>A text whose length comes before it.</summary>
    public string Text(long length)
    {
        var at = Position;
        try
        {
            return s_utf8.GetString(Take(length));
        }
        catch (DecoderFallbackException e)
        {
            throw Problem("a text is not UTF-8", at, e);
        }
    }

    /// <summary>Bytes of Python 2, which may be a text: its bytes as characters where they are not UTF-8.</summary>
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

    /// <summary>A text up to the end of its line.</summary>
    /// <param name="limit">The most bytes it may have.</param>
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

        throw Problem("a name does not end");
    }

    /// <summary>The next bytes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(long count)
    {
        Fill(count);
        var taken = _buffer.AsSpan(_start, (int)count);
        _start += (int)count;
        Position += (int)count;
        return taken;
    }

    /// <summary>Moves over bytes.</summary>
    public void Skip(long count)
    {
        for (; count > Piece; count -= Piece)
            Take(Piece);
        Take(count);
    }

    /// <summary>An error at a place, or where reading is.</summary>
    public WeightFileException Problem(string problem, int? at = null, Exception? inner = null) => file.Problem(entry, at ?? Position, problem, inner);

    /// <summary>Brings as many bytes into the buffer. It grows with what really comes and not with what is announced.</summary>
    private void Fill(long count)
    {
        if (count > MaximumLength - Position)
            throw Problem(FormattableString.Invariant($"{count} bytes should follow; {MaximumLength} is the most that a pickle may have"));
        while (count < 0 || _end - _start < count)
        {
            Compact();
            var read = count < 0 ? 0 : stream.Read(_buffer.AsSpan(_end));
            if (read == 0)
                throw Problem(FormattableString.Invariant($"{count} bytes should follow, and {_end - _start} do: the file is cut off or corrupt"));
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
