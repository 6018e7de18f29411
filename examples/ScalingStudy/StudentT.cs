namespace ScalingStudy;

/// <summary>Student's t distribution with a whole number of degrees of freedom, whose probabilities are finite sums (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4).</summary>
internal static class StudentT
{
    /// <summary>Returns the probability of a value below <paramref name="t"/>.</summary>
    /// <param name="t">The value.</param>
    /// <param name="degrees">The degrees of freedom, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 degrees of freedom.</exception>
    public static double Probability(double t, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sine, cosine) = Math.SinCos(angle);
        return 0.5 + (degrees % 2 == 0 ? sine * Sum(1, 2, degrees, cosine) : (angle + (degrees > 1 ? sine * cosine * Sum(2, 3, degrees, cosine) : 0)) * 2 / Math.PI) / 2;
    }

    /// <summary>Returns the value below which a value is with a probability.</summary>
    /// <param name="probability">The probability, above 0 and below 1.</param>
    /// <param name="degrees">The degrees of freedom, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not above 0 and below 1, or there are fewer than 1 degrees of freedom.</exception>
    public static double Quantile(double probability, int degrees)
    {
        if (probability is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, $"A probability must be above 0 and below 1, but was {probability}.");
        var (low, high) = (-1.0, 1.0);
        while (Probability(low, degrees) > probability)
            low *= 2;
        while (Probability(high, degrees) < probability)
            high *= 2;
        // Until there is no number between them.
        for (var middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2)
            (low, high) = Probability(middle, degrees) < probability ? (middle, high) : (low, middle);
        return high;
    }

    /// <summary>1 + a/b cos^2 + a/b (a + 2)/(b + 2) cos^4 + …, with the last power that the degrees of freedom have.</summary>
    private static double Sum(int a, int b, int degrees, double cosine)
    {
        var (sum, term) = (1.0, 1.0);
        for (; b <= degrees - 2; a += 2, b += 2)
        {
            term *= (double)a / b * cosine * cosine;
            sum += term;
        }

        return sum;
    }
}
