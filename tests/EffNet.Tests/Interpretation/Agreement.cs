using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Decides whether two implementations compute the same. Relative to the largest number, single precision differs from the interpreter by 1e-5,
/// double precision by 1e-12, and a mistake by at least 1e-3, as ComparisonTests shows.
/// </summary>
internal static class Agreement
{
    public const double Tolerance = 5e-5;

    public const double DoublePrecisionTolerance = 1e-9;

    /// <summary>Returns the largest difference, as a fraction of the largest expected number.</summary>
    public static double Distance(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        using var scope = NewDisposeScope();
        var reference = expected.to(ScalarType.Float64);
        var difference = (actual.to(ScalarType.Float64) - reference).abs().max() / reference.abs().max();
        return difference.item<double>();
    }

    /// <summary>Asserts that <paramref name="actual"/> is as close to the expected tensor as its precision allows.</summary>
    public static void Check(Tensor expected, Tensor actual, string what = "the logits")
    {
        var distance = Distance(expected, actual);
        var tolerance = actual.dtype == ScalarType.Float64 ? DoublePrecisionTolerance : Tolerance;
        Assert.True(distance <= tolerance, $"{what} differ by {distance:E1} of the largest number");
    }
}
