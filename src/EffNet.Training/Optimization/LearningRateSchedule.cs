namespace EffNet.Training;

/// <summary>
/// Computes the learning rate of each step. The rate is a pure function of the step, so there is no state to store. Steps are those of the optimizer, from 0. With gradient
/// accumulation, there are fewer steps than batches. Derive from this record to write your own schedule.
/// </summary>
public abstract record LearningRateSchedule
{
    /// <summary>Returns the learning rate of a step.</summary>
    /// <param name="peak">The largest rate, which the schedule scales.</param>
    /// <param name="step">The step, from 0 to <paramref name="totalSteps"/> - 1.</param>
    /// <param name="stepsPerEpoch">The number of steps of one epoch; at least 1.</param>
    /// <param name="totalSteps">The number of steps of the whole training; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public double Rate(double peak, long step, int stepsPerEpoch, long totalSteps)
    {
        NumberCheck.NotNegative(peak, nameof(peak));
        NumberCheck.AtLeast(1, stepsPerEpoch, nameof(stepsPerEpoch));
        ArgumentOutOfRangeException.ThrowIfLessThan(totalSteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, totalSteps);
        return peak * Factor(step, stepsPerEpoch, totalSteps);
    }

    /// <summary>Returns the factor on the peak rate, from 0 to 1.</summary>
    /// <param name="stepIndex">The step, from 0 to <paramref name="totalSteps"/> - 1.</param>
    /// <param name="stepsPerEpoch">The number of steps of one epoch; at least 1.</param>
    /// <param name="totalSteps">The number of steps of the whole training; at least 1.</param>
    protected abstract double Factor(long stepIndex, int stepsPerEpoch, long totalSteps);
}
