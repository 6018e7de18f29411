using System.Text;

namespace EffNet.Tests.Onnx;

/// <summary>Protobuf's wire format for small messages: fields by their numbers.</summary>
internal static class Protobuf
{
    public static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    public static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    public static byte[] Message(int field, params byte[][] parts) =>
        [.. Varint((field << 3) | 2), .. Varint(parts.Sum(part => part.Length)), .. parts.SelectMany(part => part)];

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
