namespace EffNet.Training;

/// <summary>Computes the progress of a training from the measured durations of its steps. It does not read a clock.</summary>
/// <param name="epochs">The number of epochs of the whole training.</param>
/// <param name="stepsPerEpoch">The number of steps of an epoch.</param>
internal sealed class ProgressMeter(int epochs, int stepsPerEpoch)
{
    /// <summary>The decay of the moving averages. They include about the last 50 steps.</summary>
    private const double Memory = 0.98;

    private double _weight;
    private double _loss;
    private double _lossWeight;
    private double _seconds;
    private double _waiting;
    private double _images;

    /// <summary>Adds a step and returns the progress after it.</summary>
    /// <param name="step">The number of steps since the start of the training, including this one.</param>
    /// <param name="loss">The loss of the step, in nats. A loss that is not finite is reported but not included in the average.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    /// <param name="images">The number of images of the step.</param>
    /// <param name="seconds">The duration of the step in seconds, including the time spent waiting for data.</param>
    /// <param name="waitingSeconds">The time spent waiting for data, in seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is below 1, or a time is negative.</exception>
    public TrainingProgress Add(long step, double loss, double learningRate, int images, double seconds, double waitingSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfNegative(waitingSeconds);
        // All averages start at 0. Dividing an average by the average of ones (_weight), or by another average, removes this bias, as in Adam.
        _weight = Average(_weight, 1);
        _seconds = Average(_seconds, seconds);
        _waiting = Average(_waiting, waitingSeconds);
        _images = Average(_images, images);
        AddLoss(loss);
        var stepsLeft = Math.Max(0, ((long)epochs * stepsPerEpoch) - step);
        return new TrainingProgress(
            (int)((step - 1) / stepsPerEpoch) + 1,
            epochs,
            step,
            (int)((step - 1) % stepsPerEpoch) + 1,
            stepsPerEpoch,
            loss,
            _lossWeight > 0 ? _loss / _lossWeight : double.NaN,
            learningRate,
            _seconds > 0 ? _images / _seconds : 0,
            _seconds > 0 ? TimeLeft(stepsLeft * _seconds / _weight) : null,
            _seconds > 0 ? Math.Min(1, _waiting / _seconds) : 0);
    }

    private void AddLoss(double loss)
    {
        if (!double.IsFinite(loss))
            return;
        _loss = Average(_loss, loss);
        _lossWeight = Average(_lossWeight, 1);
    }

    private static double Average(double past, double value) => (Memory * past) + ((1 - Memory) * value);

    private static TimeSpan TimeLeft(double seconds) => seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
}
