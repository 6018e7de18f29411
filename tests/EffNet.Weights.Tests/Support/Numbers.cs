using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests.Support;

/// <summary>Decides whether two networks compute the same in single precision.</summary>
internal static class Numbers
{
    public const double Tolerance = 5e-5;

    /// <summary>Returns the largest difference, as a fraction of the largest expected number.</summary>
    public static double Distance(IReadOnlyList<double> expected, Tensor actual)
    {
        using var wide = actual.to(ScalarType.Float64);
        using var row = wide.contiguous();
        var values = row.data<double>().ToArray();
        Assert.Equal(expected.Count, values.Length);
        return expected.Zip(values, (e, a) => Math.Abs(e - a)).Max() / expected.Max(Math.Abs);
    }

    /// <summary>Asserts that every element equals the expected tensor in the precision of the weight.</summary>
    public static void AssertEqual(Tensor expected, Tensor actual, string name)
    {
        using var rounded = expected.to(actual.dtype);
        using var row = rounded.contiguous();
        Assert.True(row.shape.SequenceEqual(actual.shape) && row.bytes.SequenceEqual(actual.bytes), name);
    }
}
