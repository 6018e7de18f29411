namespace EffNet.Inference.Tests;

/// <summary>Distances of results from expected results.</summary>
internal static class Difference
{
    /// <summary>Returns the largest difference, as a fraction of the largest expected number.</summary>
    public static double Of(IEnumerable<double> actual, IReadOnlyCollection<double> expected) =>
        actual.Zip(expected, (a, e) => Math.Abs(a - e)).Select(d => double.IsNaN(d) ? double.PositiveInfinity : d).Max() / expected.Max(Math.Abs);

    /// <summary>Returns the largest difference, as a fraction of the largest expected number.</summary>
    public static double Of(IEnumerable<float> actual, IReadOnlyCollection<double> expected) => Of(actual.Select(a => (double)a), expected);
}
