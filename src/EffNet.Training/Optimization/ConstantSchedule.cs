namespace EffNet.Training;

/// <summary>Uses the same rate for all steps after the warm-up.</summary>
public sealed record ConstantSchedule : WarmUpSchedule
{
    /// <inheritdoc/>
    protected override double FactorAfterWarmUp(long stepIndex, long warmUpSteps, int stepsPerEpoch, long totalSteps) => 1;
}
