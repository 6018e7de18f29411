namespace EffNet.Training;

/// <summary>Represents a schedule that starts with a linear warm-up (Goyal et al., "Accurate, Large Minibatch SGD", 2017).</summary>
public abstract record WarmUpSchedule : LearningRateSchedule
{
    /// <summary>The tolerance for rounding errors in numbers of epochs such as 2.4, so that five times 2.4 epochs are 12 epochs.</summary>
    private protected const double Rounding = 1e-9;

    /// <summary>
    /// Gets the length of the warm-up, in epochs. It is rounded down to whole steps. If the training is shorter than the warm-up, the peak rate is not reached. The default is 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WarmUpEpochs { get; init => field = NumberCheck.NotNegative(value); }

    /// <summary>
    /// Gets the factor on the peak rate in the first step of the warm-up, from 0 to 1. The default is 0, as in the paper's code; with 0, the first step does not change any weight.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double WarmUpStart { get; init => field = NumberCheck.Share(value); }

    /// <inheritdoc/>
    protected sealed override double Factor(long stepIndex, int stepsPerEpoch, long totalSteps)
    {
        var warmUpSteps = (long)Math.Floor((WarmUpEpochs * stepsPerEpoch) + Rounding);
        return stepIndex < warmUpSteps
            ? WarmUpStart + ((1 - WarmUpStart) * stepIndex / warmUpSteps)
            : FactorAfterWarmUp(stepIndex, warmUpSteps, stepsPerEpoch, totalSteps);
    }

    /// <summary>Returns the factor on the peak rate of a step after the warm-up, from 0 to 1.</summary>
    /// <param name="stepIndex">The step, counted from the beginning of the training.</param>
    /// <param name="warmUpSteps">The number of steps of the warm-up.</param>
    /// <param name="stepsPerEpoch">The number of steps of one epoch.</param>
    /// <param name="totalSteps">The number of steps of the whole training.</param>
    protected abstract double FactorAfterWarmUp(long stepIndex, long warmUpSteps, int stepsPerEpoch, long totalSteps);
}
