namespace EffNet.Weights;

/// <summary>Reads a file sequentially, in blocks of a fixed size even if less is requested.</summary>
internal sealed class BufferedFileReader(FileBytes file)
{
    private const int Piece = 16 << 10;

    private readonly byte[] _buffer = new byte[Piece];
    private long _start;
    private int _count;

    /// <summary>Gets the position of the next byte.</summary>
    public long Position { get; private set; }

    /// <summary>Returns the next bytes, which are valid until the next call.</summary>
    /// <param name="count">The number of bytes, at most 16 KiB.</param>
    /// <param name="entry">The part of the file that contains the bytes, for messages.</param>
    public ReadOnlySpan<byte> Take(int count, string? entry)
    {
        file.CheckWithin(Position, count, entry);
        if (Position < _start || Position + count > _start + _count)
        {
            (_start, _count) = (Position, (int)Math.Min(Piece, file.Length - Position));
            file.Read(_start, _buffer.AsSpan(0, _count), entry);
        }

        var taken = _buffer.AsSpan((int)(Position - _start), count);
        Position += count;
        return taken;
    }

    /// <summary>Moves forward.</summary>
    /// <param name="count">The number of bytes to skip.</param>
    /// <param name="entry">The part of the file that contains the bytes, for messages.</param>
    public void Skip(long count, string? entry)
    {
        file.CheckWithin(Position, count, entry);
        Position += count;
    }

    /// <summary>Reads a number in LEB128.</summary>
    public long ReadNumber(string? entry)
    {
        var number = 0L;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var digit = Take(1, entry)[0];
            number |= (long)(digit & 0x7F) << shift;
            if (digit < 0x80)
                return number;
        }

        throw file.Problem(entry, Position, "a number has too many digits: the file is corrupt");
    }
}
