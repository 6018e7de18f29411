namespace EffNet.Training;

/// <summary>A schedule with a linear warm-up before it (Goyal et al., "Accurate, Large Minibatch SGD", 2017).</summary>
public abstract record WarmUpSchedule : LearningRateSchedule
{
    /// <summary>Absorbs the rounding of epochs such as 2.4, of which five are 12.</summary>
    private protected const double Rounding = 1e-9;

    /// <summary>
    /// Gets the length of the warm-up in epochs, 0 by default. Steps are whole: a part of a step is left out. If the training is shorter, the peak rate is not reached.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WarmUpEpochs { get; init => field = NumberCheck.NotNegative(value); }

    /// <summary>Gets the factor on the peak rate in the first step of the warm-up, from 0 to 1; 0 by default, as in the paper's code, whose first step changes no weight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
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
    /// <param name="warmUpSteps">The steps of the warm-up.</param>
    /// <param name="stepsPerEpoch">The steps of one epoch.</param>
    /// <param name="totalSteps">The steps of the whole training.</param>
    protected abstract double FactorAfterWarmUp(long stepIndex, long warmUpSteps, int stepsPerEpoch, long totalSteps);
}
