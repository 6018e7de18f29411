using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Statistical tests of frequencies. Seeds are fixed, so the results are the same in every run.</summary>
internal static class ChiSquared
{
    /// <summary>Asserts that counts agree with expected frequencies, at a significance level of about 0.001 (Wilson and Hilferty's approximation).</summary>
    public static void AssertFrequencies(IReadOnlyList<double> probabilities, IReadOnlyList<int> counts)
    {
        Assert.Equal(probabilities.Count, counts.Count);
        var total = counts.Sum();
        Assert.All(probabilities, probability => Assert.True(probability * total >= 5));
        var statistic = probabilities.Zip(counts).Sum(pair => Math.Pow(pair.Second - (pair.First * total), 2) / (pair.First * total));
        Assert.True(statistic < Limit(counts.Count - 1), $"Chi-squared is {statistic} with {counts.Count - 1} degrees of freedom: {string.Join(' ', counts)}.");
    }

    /// <summary>Asserts that all bins are equally likely.</summary>
    public static void AssertUniform(IReadOnlyList<int> counts) => AssertFrequencies([.. counts.Select(_ => 1.0 / counts.Count)], counts);

    /// <summary>Counts numbers from 0 to 1 in equal bins.</summary>
    public static int[] Bin(IEnumerable<double> numbers, int bins)
    {
        var counts = new int[bins];
        foreach (var number in numbers)
            counts[Math.Min((int)(number * bins), bins - 1)]++;
        return counts;
    }

    private static double Limit(int freedom)
    {
        const double Normal = 3.09;
        var part = 2.0 / (9 * freedom);
        return freedom * Math.Pow(1 - part + (Normal * Math.Sqrt(part)), 3);
    }
}
