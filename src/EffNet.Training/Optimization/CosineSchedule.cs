namespace EffNet.Training;

/// <summary>
/// Lowers the rate along half a cosine, from the end of the warm-up to the end of the training (Loshchilov and Hutter, "SGDR", 2017, without restarts). PyTorch's <c>CosineAnnealingLR</c> computes
/// the same, with the steps after the warm-up as <c>T_max</c>.
/// </summary>
public sealed record CosineSchedule : WarmUpSchedule
{
    /// <summary>Gets the factor on the peak rate that the end approaches, from 0 to 1; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Minimum { get; init => field = NumberCheck.Share(value); }

    /// <inheritdoc/>
    protected override double FactorAfterWarmUp(long stepIndex, long warmUpSteps, int stepsPerEpoch, long totalSteps)
    {
        var progress = (double)(stepIndex - warmUpSteps) / (totalSteps - warmUpSteps);
        return Minimum + ((1 - Minimum) * (1 + Math.Cos(Math.PI * progress)) / 2);
    }
}
