using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace EffNet.Pictures;

/// <summary>Turns three bytes for each pixel into four and back, four pixels at once where the processor can.</summary>
internal static class PixelLayout
{
    private const int Three = 3 * 4;
    private const int Four = 4 * 4;

    /// <summary>The fourth byte of a pixel.</summary>
    private const uint Opaque = 0xFF000000;

    /// <summary>Leaves out the fourth byte of every pixel.</summary>
    public static void ToThree(ReadOnlySpan<byte> four, Span<byte> three)
    {
        // Each step writes four bytes more than it should, which the next one replaces: the last pixels are written one by one.
        var (from, to) = (0, 0);
        for (; to <= three.Length - Four; from += Four, to += Three)
            Vector128.Shuffle(Vector128.Create(four[from..]), Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 16, 16, 16)).CopyTo(three[to..]);
        for (; to < three.Length; from += 4, to += 3)
            (three[to], three[to + 1], three[to + 2]) = (four[from], four[from + 1], four[from + 2]);
    }

    /// <summary>Adds a fourth byte, 255, to every pixel: as transparency, none.</summary>
    public static void ToFour(ReadOnlySpan<byte> three, Span<byte> four)
    {
        // Each step reads four bytes more than it needs.
        var (from, to) = (0, 0);
        var opaque = Vector128.Create(Opaque).AsByte();
        for (; from <= three.Length - Four; from += Three, to += Four)
            (Vector128.Shuffle(Vector128.Create(three[from..]), Vector128.Create((byte)0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11, 16)) | opaque).CopyTo(four[to..]);
        for (; from < three.Length; from += 3, to += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(four[to..], three[from] | ((uint)three[from + 1] << 8) | ((uint)three[from + 2] << 16) | Opaque);
    }
}
