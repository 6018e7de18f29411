using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EffNet.Pictures;

/// <summary>
/// Resizes pictures with results that are bit-identical to Pillow's: first rows and then columns, each rounded to eight bits. Only the requested part of the result is computed,
/// which does not change its values.
/// </summary>
internal static class Resampler
{
    /// <summary>One half as a fixed-point number. Adding it before the fractional bits are removed rounds to the nearest level.</summary>
    private const int Half = 1 << (ResamplingWeights.Precision - 1);

    /// <summary>Resizes a picture and returns a part of the result.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="horizontal">The columns of the part, with their weights.</param>
    /// <param name="vertical">The rows of the part, with their weights.</param>
    public static Picture Resize(Picture picture, ResamplingWeights horizontal, ResamplingWeights vertical) =>
        Resize(picture.Pixels, 3 * picture.Width, picture.Width, horizontal, vertical);

    /// <summary>Resizes a picture of which only a part is in memory, and returns a part of the result.</summary>
    /// <param name="part">The bytes of the picture from the first pixel of the part.</param>
    /// <param name="pitch">The number of bytes between consecutive rows of the picture.</param>
    /// <param name="width">The width of the part.</param>
    /// <param name="horizontal">The columns of the result, with their weights.</param>
    /// <param name="vertical">The rows of the result, with their weights.</param>
    public static Picture Resize(ReadOnlySpan<byte> part, int pitch, int width, ResamplingWeights horizontal, ResamplingWeights vertical)
    {
        var (stride, rows) = (3 * horizontal.Length, vertical.End - vertical.Begin);
        var between = ArrayPool<byte>.Shared.Rent(checked(stride * rows));
        var row = ArrayPool<byte>.Shared.Rent(checked(4 * width));
        try
        {
            for (var y = 0; y < rows; y++)
            {
                PixelLayout.ToFour(part.Slice(pitch * (vertical.Begin + y), 3 * width), row);
                ResizeRow(row, between.AsSpan(y * stride, stride), horizontal);
            }

            var pixels = new byte[stride * vertical.Length];
            for (var y = 0; y < vertical.Length; y++)
            {
                var first = (vertical.First(y) - vertical.Begin) * stride;
                Blend(between.AsSpan(first), stride, vertical.Of(y), pixels.AsSpan(y * stride, stride));
            }

            return new Picture(horizontal.Length, vertical.Length, pixels);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(between);
            ArrayPool<byte>.Shared.Return(row);
        }
    }

    /// <summary>Resizes a row. A pixel has four bytes so that one load reads it.</summary>
    private static void ResizeRow(ReadOnlySpan<byte> rgba, Span<byte> row, ResamplingWeights horizontal)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        for (int x = 0, to = 0; x < horizontal.Length; x++, to += 3)
        {
            var weights = horizontal.Of(x);
            var part = pixels.Slice(horizontal.First(x), weights.Length);
            var sum = Vector128.Create(Half);
            for (var i = 0; i < weights.Length; i++)
                sum += Channels(part[i]) * Vector128.Create(weights[i]);
            sum = Round(sum);
            row[to] = (byte)sum.GetElement(0);
            row[to + 1] = (byte)sum.GetElement(1);
            row[to + 2] = (byte)sum.GetElement(2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Channels(uint pixel) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(pixel).AsByte())).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Round(Vector128<int> sum) =>
        Vector128.Min(Vector128.Max(sum >> ResamplingWeights.Precision, Vector128<int>.Zero), Vector128.Create((int)byte.MaxValue));

    /// <summary>Computes one row as the weighted sum of several, with vectors as wide as the processor supports.</summary>
    private static void Blend(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<int> weights, Span<byte> row)
    {
        var x = 0;
        for (; x <= stride - Vector<byte>.Count; x += Vector<byte>.Count)
            BlendMany(rows[x..], stride, weights, row[x..]);
        for (; x < stride; x++)
        {
            var sum = Half;
            for (var i = 0; i < weights.Length; i++)
                sum += rows[(i * stride) + x] * weights[i];
            row[x] = (byte)Math.Clamp(sum >> ResamplingWeights.Precision, 0, byte.MaxValue);
        }
    }

    private static void BlendMany(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<int> weights, Span<byte> row)
    {
        var (a, b, c, d) = (new Vector<int>(Half), new Vector<int>(Half), new Vector<int>(Half), new Vector<int>(Half));
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = new Vector<int>(weights[i]);
            Vector.Widen(new Vector<byte>(rows[(i * stride)..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            a += Vector.AsVectorInt32(first) * weight;
            b += Vector.AsVectorInt32(second) * weight;
            c += Vector.AsVectorInt32(third) * weight;
            d += Vector.AsVectorInt32(fourth) * weight;
        }

        var shorts = (Vector.Narrow(Round(a), Round(b)), Vector.Narrow(Round(c), Round(d)));
        Vector.AsVectorByte(Vector.Narrow(shorts.Item1, shorts.Item2)).CopyTo(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Round(Vector<int> sum) =>
        Vector.Min(Vector.Max(Vector.ShiftRightArithmetic(sum, ResamplingWeights.Precision), Vector<int>.Zero), new Vector<int>(byte.MaxValue));
}
