namespace EffNet.Training;

/// <summary>Represents the metrics of one epoch, which are an entry of the logs and a point of the learning curves.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">The number of optimizer steps since the start of the training.</param>
/// <param name="TrainingLoss">The mean loss of the training images, in nats. It is not finite if the training diverged.</param>
/// <param name="ValidationLoss">The mean loss of the validation images, in nats; <see langword="null"/> if the epoch was not validated.</param>
/// <param name="ValidationTop1">The top-1 accuracy of the validation images, from 0 to 1; <see langword="null"/> if the epoch was not validated.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="ImagesPerSecond">The number of training images per second, without validation.</param>
/// <param name="WaitingShare">The fraction of the training time that was spent waiting for data, from 0 to 1.</param>
/// <param name="Seconds">The duration of the epoch in seconds, including validation.</param>
public sealed record EpochMetrics(
    int Epoch, long Step, double TrainingLoss, double? ValidationLoss, double? ValidationTop1, double LearningRate, double ImagesPerSecond, double WaitingShare, double Seconds);
