namespace EffNet.Cli.Results;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>Steps of bisection, after which an angle is known to the precision of a double.</summary>
    private const int Steps = 60;

    /// <summary>Returns the t for which P(|T| &lt;= t) is <paramref name="probability"/>, such as 2.776 for 95 % and 4 degrees of freedom.</summary>
    /// <param name="probability">The probability, above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, at least 1.</param>
    public static double TwoSided(double probability, int degreesOfFreedom)
    {
        // t = sqrt(degrees of freedom) * tan(angle), and the probability grows with the angle.
        var (low, high) = (0d, Math.PI / 2);
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            if (ProbabilityWithin(middle, degreesOfFreedom) < probability)
                low = middle;
            else
                high = middle;
        }

        return Math.Sqrt(degreesOfFreedom) * Math.Tan(low);
    }

    /// <summary>The finite series for whole degrees of freedom (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4).</summary>
    private static double ProbabilityWithin(double angle, int degreesOfFreedom)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var isOdd = degreesOfFreedom % 2 == 1;
        var (sum, term) = (0d, isOdd ? cosine : 1);
        for (var power = isOdd ? 1 : 0; power <= degreesOfFreedom - 2; power += 2)
        {
            sum += term;
            term *= (power + 1d) / (power + 2d) * cosine * cosine;
        }

        return isOdd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }
}
