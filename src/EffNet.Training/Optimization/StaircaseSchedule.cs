namespace EffNet.Training;

/// <summary>
/// Multiplies the rate by a factor every few epochs. This is the schedule of the paper, and the defaults are the paper's. As in its code (<c>build_learning_rate</c> in
/// <c>efficientnet/utils.py</c> of tensorflow/tpu), epochs are counted from the beginning of the training, not from the end of the warm-up.
/// </summary>
public sealed record StaircaseSchedule : WarmUpSchedule
{
    /// <summary>Gets the factor by which the rate is multiplied after each stair, greater than 0 and at most 1. The default is 0.97.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double StairFactor { get; init => field = NumberCheck.PositiveShare(value); } = 0.97;

    /// <summary>Gets the length of one stair, in epochs: the time for which the rate is constant. The default is 2.4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public double StairEpochs { get; init => field = NumberCheck.Positive(value); } = 2.4;

    /// <inheritdoc/>
    protected override double FactorAfterWarmUp(long stepIndex, long warmUpSteps, int stepsPerEpoch, long totalSteps) =>
        Math.Pow(StairFactor, Math.Floor((stepIndex / (stepsPerEpoch * StairEpochs)) + Rounding));
}
