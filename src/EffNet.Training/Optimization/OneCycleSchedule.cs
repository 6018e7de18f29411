namespace EffNet.Training;

/// <summary>
/// Increases the rate to its peak and decreases it to almost 0, both along half a cosine (Smith and Topin, "Super-Convergence", 2018), as PyTorch's <c>OneCycleLR</c> with its
/// defaults. The momentum does not change.
/// </summary>
public sealed record OneCycleSchedule : LearningRateSchedule
{
    /// <summary>Gets the fraction of the steps in which the rate increases, from 0 to 1. The default is 0.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double RisingShare { get; init => field = NumberCheck.Share(value); } = 0.3;

    /// <summary>Gets the factor on the peak rate in the first step, greater than 0 and at most 1. The default is 1/25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double Start { get; init => field = NumberCheck.PositiveShare(value); } = 1 / 25.0;

    /// <summary>Gets the factor on the peak rate in the last step, from 0 to 1. The default is 1/250,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double End { get; init => field = NumberCheck.Share(value); } = 1 / 250_000.0;

    /// <inheritdoc/>
    protected override double Factor(long stepIndex, int stepsPerEpoch, long totalSteps)
    {
        var (peak, last) = ((RisingShare * totalSteps) - 1, totalSteps - 1);
        if (stepIndex < peak)
            return Between(Start, 1, stepIndex / peak);
        // If the rate does not increase, the first step has the peak rate.
        var top = Math.Max(peak, 0);
        return last > top ? Between(1, End, (stepIndex - top) / (last - top)) : 1;
    }

    private static double Between(double from, double to, double progress) => to + ((from - to) * (1 + Math.Cos(Math.PI * progress)) / 2);
}
