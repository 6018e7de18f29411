using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary>Conversions of tensors to numbers, and assertions about them.</summary>
internal static class Numbers
{
    /// <summary>Returns the elements of a tensor in double precision.</summary>
    public static double[] Of(Tensor tensor)
    {
        using var detached = tensor.detach();
        using var wide = detached.to(ScalarType.Float64);
        using var flat = wide.contiguous();
        return flat.data<double>().ToArray();
    }

    /// <summary>Asserts that the elements are close to the expected numbers.</summary>
    /// <param name="expected">The numbers.</param>
    /// <param name="actual">The tensor.</param>
    /// <param name="tolerance">The largest difference, relative to <paramref name="scale"/>.</param>
    /// <param name="scale">The size of the numbers; the largest of them if <see langword="null"/>.</param>
    public static void AllClose(double[] expected, Tensor actual, double tolerance, double? scale = null) => AllClose(expected, Of(actual), tolerance, scale);

    /// <inheritdoc cref="AllClose(double[], Tensor, double, double?)"/>
    public static void AllClose(double[] expected, double[] actual, double tolerance, double? scale = null)
    {
        Assert.Equal(expected.Length, actual.Length);
        var difference = tolerance * (scale ?? expected.Max(Math.Abs));
        Assert.True(difference > 0);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - difference, pair.First + difference));
    }

    /// <summary>Returns a tensor with pseudorandom numbers that are the same on every machine.</summary>
    public static Tensor Draw(int seed, params long[] shape)
    {
        var stream = RandomStream.For(seed, 0, 0);
        var numbers = new float[shape.Aggregate(1L, (product, length) => product * length)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)stream.NextDouble(-1, 1);
        return tensor(numbers).reshape(shape);
    }
}
