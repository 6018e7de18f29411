using System.Globalization;
using MathNet.Numerics.Distributions;

namespace ScalingStudy;

/// <summary>
/// Represents the mean of a measure over seeds, with its 95 % confidence interval by Student's t. If the values are differences between two networks with the same seeds, it is a
/// paired interval.
/// </summary>
/// <param name="Count">The number of seeds.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation of the sample; NaN for a single seed.</param>
internal sealed record MeanInterval(int Count, double Mean, double StandardDeviation)
{
    private const double Confidence = 0.95;
    private const double Power = 0.8;

    /// <summary>The largest number of seeds that <see cref="SeedsNeeded"/> returns. If more are needed, it is <see langword="null"/>.</summary>
    public const int MostSeeds = 1_000;

    /// <summary>Gets the distance from the mean to the ends of the interval; NaN for a single seed.</summary>
    public double HalfWidth => Count > 1 ? Quantile((1 + Confidence) / 2, Count - 1) * StandardDeviation / Math.Sqrt(Count) : double.NaN;

    /// <summary>Gets the lower end of the interval.</summary>
    public double Lower => Mean - HalfWidth;

    /// <summary>Gets the upper end of the interval.</summary>
    public double Upper => Mean + HalfWidth;

    /// <summary>
    /// Gets the number of seeds with which a study would show, with a probability of 80 %, that the mean is not 0. The true mean and standard deviation are assumed to be equal to
    /// those measured. It is the smallest n with n >= ((t(0.975, n - 1) + t(0.8, n - 1)) * standard deviation / mean)^2, at least 2. It is <see langword="null"/> if more than
    /// <see cref="MostSeeds"/> are needed, or for a single seed.
    /// </summary>
    public int? SeedsNeeded
    {
        get
        {
            for (var n = 2; n <= MostSeeds && Count > 1; n++)
            {
                var effect = (Quantile((1 + Confidence) / 2, n - 1) + Quantile(Power, n - 1)) * StandardDeviation / Mean;
                if (n >= effect * effect)
                    return n;
            }

            return null;
        }
    }

    /// <summary>Returns the mean and, for more than one seed, the distance to the ends of the interval: <c>55.0 ± 1.2</c>.</summary>
    /// <param name="format">The format of the mean.</param>
    /// <param name="halfWidth">The format of the distance.</param>
    public string ToText(string format, string halfWidth)
    {
        var mean = Mean.ToString(format, CultureInfo.InvariantCulture);
        return Count > 1 ? $"{mean} ± {HalfWidth.ToString(halfWidth, CultureInfo.InvariantCulture)}" : mean;
    }

    /// <summary>Computes the interval of a sample.</summary>
    /// <param name="values">The values, at least one.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static MeanInterval Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("There are no values; expected at least 1.", nameof(values));
        var mean = values.Average();
        return new MeanInterval(values.Count, mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }

    /// <summary>Returns the quantile of Student's t distribution for a probability.</summary>
    private static double Quantile(double probability, int degrees) => StudentT.InvCDF(location: 0, scale: 1, freedom: degrees, p: probability);
}
