using System.Text;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Numbers in [-1, 1) that depend only on a name and an index. tests/reference/hashed_numbers.py returns the same numbers, bit for bit.</summary>
internal static class HashedNumbers
{
    /// <summary>Returns a float64 tensor whose elements are multiples of 2^-23, so that float32 represents them exactly.</summary>
    public static Tensor Draw(string name, params long[] shape) => Draw(name, number => number, shape);

    /// <summary>
    /// Returns the results of <paramref name="map"/> for these numbers. TorchSharp's operators with a scalar are not used, because the garbage collector
    /// can free the scalar while the native call still reads it.
    /// </summary>
    public static Tensor Draw(string name, Func<double, double> map, params long[] shape)
    {
        var seed = SeedOf(name);
        var numbers = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = map(((Mix(unchecked(((uint)i * 0x9E3779B9u) + seed)) >> 8) / 8388608.0) - 1);
        return tensor(numbers, shape);
    }

    /// <summary>Returns a batch of images in float32.</summary>
    public static Tensor Images(long count, long channels, long height, long width, string name = "images")
    {
        using var images = Draw(name, count, channels, height, width);
        return images.to(ScalarType.Float32);
    }

    /// <summary>Returns the FNV-1a hash of a name.</summary>
    private static uint SeedOf(string name) =>
        Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (hash, value) => unchecked((hash ^ value) * 16777619u));

    private static uint Mix(uint x)
    {
        unchecked
        {
            x ^= x >> 16;
            x *= 0x7FEB352Du;
            x ^= x >> 15;
            x *= 0x846CA68Bu;
            return x ^ (x >> 16);
        }
    }
}
