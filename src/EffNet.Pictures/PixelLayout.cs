using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace EffNet.Pictures;

/// <summary>Converts pixels of three bytes to pixels of four bytes and back, four pixels at once if the processor supports it.</summary>
internal static class PixelLayout
{
    private const int Three = 3 * 4;
    private const int Four = 4 * 4;

    /// <summary>The fourth byte of a pixel, which is opaque.</summary>
    private const uint Opaque = 0xFF000000;

    /// <summary>Removes the fourth byte of every pixel.</summary>
    public static void ToThree(ReadOnlySpan<byte> four, Span<byte> three)
    {
        // Each step writes four bytes too many, which the next step overwrites. The last pixels are therefore written one by one.
        var (from, to) = (0, 0);
        for (; to <= three.Length - Four; from += Four, to += Three)
            Vector128.Shuffle(Vector128.Create(four[from..]), Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 16, 16, 16)).CopyTo(three[to..]);
        for (; to < three.Length; from += 4, to += 3)
            (three[to], three[to + 1], three[to + 2]) = (four[from], four[from + 1], four[from + 2]);
    }

    /// <summary>Adds an opaque fourth byte, 255, to every pixel.</summary>
    public static void ToFour(ReadOnlySpan<byte> three, Span<byte> four)
    {
        // Each step reads four bytes too many.
        var (from, to) = (0, 0);
        var opaque = Vector128.Create(Opaque).AsByte();
        for (; from <= three.Length - Four; from += Three, to += Four)
            (Vector128.Shuffle(Vector128.Create(three[from..]), Vector128.Create((byte)0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11, 16)) | opaque).CopyTo(four[to..]);
        for (; from < three.Length; from += 3, to += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(four[to..], three[from] | ((uint)three[from + 1] << 8) | ((uint)three[from + 2] << 16) | Opaque);
    }
}
