using System.Globalization;

namespace Transfer.Results;

/// <summary>A mean of repeats with the half of its 95 % interval (Student's t): it covers the choice of folds and the chance in training, not the choice of the photographs.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of the interval; <see langword="null"/> with one repeat.</param>
internal sealed record MeanInterval(double Mean, double? HalfWidth)
{
    /// <summary>The 97.5 % quantiles of Student's t for 1 to 9 degrees of freedom.</summary>
    private static readonly double[] s_quantiles = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

    /// <summary>Computes mean and interval.</summary>
    /// <param name="values">One value for each repeat; 1 to 10.</param>
    /// <exception cref="ArgumentException">There are no values, or more than 10.</exception>
    public static MeanInterval Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 1 || values.Count > s_quantiles.Length + 1)
            throw new ArgumentException($"There are {values.Count} values; expected 1 to {s_quantiles.Length + 1}.", nameof(values));
        var mean = values.Average();
        if (values.Count == 1)
            return new MeanInterval(mean, null);
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return new MeanInterval(mean, s_quantiles[values.Count - 2] * Math.Sqrt(variance / values.Count));
    }

    /// <summary>Returns shares as percentages: <c>91.2 ± 0.8</c>.</summary>
    public override string ToString() =>
        HalfWidth is { } half ? string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.0} ± {100 * half:0.0}") : string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.0}");
}
