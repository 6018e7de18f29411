using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Transfer.Results;

/// <summary>
/// Represents the mean over repeats with half the width of its 95 % confidence interval (Student's t). The interval covers the random choice of folds and the randomness of
/// training, but not the choice of photographs.
/// </summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of the interval; <see langword="null"/> if there is only one repeat.</param>
internal sealed record MeanInterval(double Mean, double? HalfWidth)
{
    private const double Confidence = 0.95;

    /// <summary>Computes mean and interval.</summary>
    /// <param name="values">One value for each repeat, at least one.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static MeanInterval Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("There are no values; expected at least 1.", nameof(values));
        var mean = values.Average();
        if (values.Count == 1)
            return new MeanInterval(mean, null);
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        var quantile = StudentT.InvCDF(location: 0, scale: 1, freedom: values.Count - 1, p: (1 + Confidence) / 2);
        return new MeanInterval(mean, quantile * Math.Sqrt(variance / values.Count));
    }

    /// <summary>Returns shares as percentages: <c>91.2 ± 0.8</c>.</summary>
    public override string ToString() =>
        HalfWidth is { } half
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.0} ± {100 * half:0.0}")
            : string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.0}");
}
