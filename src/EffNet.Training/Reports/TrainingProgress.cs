namespace EffNet.Training;

/// <summary>Represents the progress of a training after a step, for <see cref="IProgress{T}"/>.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">The number of epochs of the whole training.</param>
/// <param name="Step">The number of steps since the start of the training.</param>
/// <param name="StepInEpoch">The number of steps since the start of the epoch, from 1.</param>
/// <param name="StepsPerEpoch">The number of steps of an epoch.</param>
/// <param name="Loss">The loss of the last step, in nats.</param>
/// <param name="SmoothedLoss">The exponential moving average of the losses, in nats.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="ImagesPerSecond">The number of training images per second in the last steps.</param>
/// <param name="TimeLeft">The estimated time until the last step, without validation; <see langword="null"/> until it can be estimated.</param>
/// <param name="WaitingShare">The fraction of the time of the last steps that was spent waiting for data, from 0 to 1.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    long Step,
    int StepInEpoch,
    int StepsPerEpoch,
    double Loss,
    double SmoothedLoss,
    double LearningRate,
    double ImagesPerSecond,
    TimeSpan? TimeLeft,
    double WaitingShare)
{
    /// <summary>Gets the reason why the last checkpoint could not be written; <see langword="null"/> if there is no problem.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets the metrics of the last complete epoch, including validation; <see langword="null"/> during the first epoch.</summary>
    public EpochMetrics? LastEpoch { get; init; }
}
