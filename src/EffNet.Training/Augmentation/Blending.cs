using System.Numerics;
using System.Runtime.CompilerServices;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Interpolates between two images, or extrapolates beyond the second one, as Pillow's <c>ImagingBlend</c> (<c>Blend.c</c>). The methods compute in single precision, limit results
/// to the range from 0 to 255, and round them down.
/// </summary>
internal static class Blending
{
    /// <summary>Blends one level.</summary>
    /// <param name="from">The level at factor 0.</param>
    /// <param name="to">The level at factor 1.</param>
    /// <param name="factor">The factor; any finite number.</param>
    public static byte Blend(int from, int to, float factor) => (byte)Math.Clamp(from + (factor * (to - from)), 0f, 255f);

    /// <summary>Blends an image with a uniform image of one level.</summary>
    /// <param name="level">The level of the uniform image at factor 0.</param>
    /// <param name="picture">The image at factor 1.</param>
    /// <param name="factor">The factor.</param>
    public static Picture Blend(int level, Picture picture, float factor)
    {
        Span<byte> table = stackalloc byte[Levels.Count];
        for (var to = 0; to < table.Length; to++)
            table[to] = Blend(level, to, factor);
        return Levels.Map(picture, table);
    }

    /// <summary>Blends two images.</summary>
    /// <param name="from">The bytes of the image at factor 0.</param>
    /// <param name="picture">The image at factor 1. It has the same number of bytes.</param>
    /// <param name="factor">The factor.</param>
    public static Picture Blend(ReadOnlySpan<byte> from, Picture picture, float factor)
    {
        var to = picture.Pixels;
        var blended = GC.AllocateUninitializedArray<byte>(to.Length);
        var i = 0;
        for (; i <= blended.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            Blend(new Vector<byte>(from[i..]), new Vector<byte>(to[i..]), factor).CopyTo(blended, i);
        for (; i < blended.Length; i++)
            blended[i] = Blend(from[i], to[i], factor);
        return new Picture(picture.Width, picture.Height, blended);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<byte> Blend(Vector<byte> from, Vector<byte> to, float factor)
    {
        Vector.Widen(from, out var fromLow, out var fromHigh);
        Vector.Widen(to, out var toLow, out var toHigh);
        return Vector.Narrow(Blend(fromLow, toLow, factor), Blend(fromHigh, toHigh, factor));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ushort> Blend(Vector<ushort> from, Vector<ushort> to, float factor)
    {
        Vector.Widen(from, out var fromLow, out var fromHigh);
        Vector.Widen(to, out var toLow, out var toHigh);
        return Vector.Narrow(Blend(fromLow, toLow, factor), Blend(fromHigh, toHigh, factor));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Blend(Vector<uint> from, Vector<uint> to, float factor)
    {
        var (first, second) = (Vector.AsVectorInt32(from), Vector.AsVectorInt32(to));
        var sum = Vector.ConvertToSingle(first) + (Vector.ConvertToSingle(second - first) * factor);
        return Vector.AsVectorUInt32(Vector.ConvertToInt32(Vector.Min(Vector.Max(sum, Vector<float>.Zero), new Vector<float>(255f))));
    }
}
