namespace EffNet.Training;

/// <summary>
/// Decreases the rate along half a cosine, from the end of the warm-up to the end of the training (Loshchilov and Hutter, "SGDR", 2017, without restarts). PyTorch's
/// <c>CosineAnnealingLR</c> computes the same rates if <c>T_max</c> is the number of steps after the warm-up.
/// </summary>
public sealed record CosineSchedule : WarmUpSchedule
{
    /// <summary>Gets the factor on the peak rate at the end, from 0 to 1. The rate of the last step is slightly larger. The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double Minimum { get; init => field = NumberCheck.Share(value); }

    /// <inheritdoc/>
    protected override double FactorAfterWarmUp(long stepIndex, long warmUpSteps, int stepsPerEpoch, long totalSteps)
    {
        var progress = (double)(stepIndex - warmUpSteps) / (totalSteps - warmUpSteps);
        return Minimum + ((1 - Minimum) * (1 + Math.Cos(Math.PI * progress)) / 2);
    }
}
