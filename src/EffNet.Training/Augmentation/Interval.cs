namespace EffNet.Training;

/// <summary>Represents a range of numbers from a minimum to a maximum, both included.</summary>
public readonly record struct Interval
{
    /// <summary>Initializes a new instance of the struct.</summary>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="maximum">The largest number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or the minimum is above the maximum.</exception>
    public Interval(double minimum, double maximum)
    {
        if (!double.IsFinite(minimum))
            throw new ArgumentOutOfRangeException(nameof(minimum), minimum, $"The minimum must be a finite number, but was {minimum}.");
        if (!double.IsFinite(maximum) || maximum < minimum)
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, $"The maximum must be a finite number of at least the minimum, {minimum}, but was {maximum}.");
        (Minimum, Maximum) = (minimum, maximum);
    }

    /// <summary>Gets the smallest number.</summary>
    public double Minimum { get; }

    /// <summary>Gets the largest number.</summary>
    public double Maximum { get; }

    /// <summary>Draws a number. All numbers are equally likely.</summary>
    internal double Draw(ref RandomStream random) => random.NextDouble(Minimum, Maximum);

    /// <summary>Draws a number with a uniformly distributed logarithm, so that a ratio and its reciprocal are equally likely. The minimum must be above 0.</summary>
    internal double DrawRatio(ref RandomStream random) => Math.Exp(random.NextDouble(Math.Log(Minimum), Math.Log(Maximum)));
}
