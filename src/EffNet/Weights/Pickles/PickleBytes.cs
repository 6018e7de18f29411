using System.Buffers.Binary;
using System.Text;

namespace EffNet;

/// <summary>A pickle's bytes, read from front to back. Reading past the end is an error; no length that a file names is believed before the bytes are there.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="entry">The part of the file, for messages.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class PickleBytes(FileBytes file, string? entry, ReadOnlyMemory<byte> bytes)
{
    /// <summary>The most bytes a pickle may have: those of the largest public networks have less than one million.</summary>
    public const int MaximumLength = 16 << 20;

    private const int LongestLine = 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

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

    /// <summary>A text up to the end of its line, of ASCII.</summary>
    public string Line()
    {
        var rest = bytes.Span[Position..];
        var end = rest[..Math.Min(rest.Length, LongestLine)].IndexOf((byte)'\n');
        if (end < 0)
            throw Problem("a name does not end");
        var line = Encoding.Latin1.GetString(rest[..end]);
        Position += end + 1;
        return line;
    }

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > bytes.Length - Position)
            throw Problem(FormattableString.Invariant($"{count} bytes should follow, and {bytes.Length - Position} do: the file is cut off or corrupt"));
        var taken = bytes.Span.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>An error at a place, or where reading is.</summary>
    public WeightFileException Problem(string problem, int? at = null, Exception? inner = null) => file.Problem(entry, at ?? Position, problem, inner);
}
