namespace EffNet.Training;

/// <summary>The measures of one epoch: a row of the logs, a point of the learning curves.</summary>
/// <param name="Epoch">The number of epochs that are complete, from 1.</param>
/// <param name="Step">The number of optimizer steps since the start of the training.</param>
/// <param name="TrainingLoss">The mean loss of the epoch's training batches, in nats; not finite if the training diverged.</param>
/// <param name="ValidationLoss">The mean loss of the validation images, in nats; <see langword="null"/> if the epoch was not validated.</param>
/// <param name="ValidationTop1">The share of validation images whose class is the network's best, from 0 to 1; <see langword="null"/> if the epoch was not validated.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="ImagesPerSecond">The number of training images for each second of training, validation excluded.</param>
/// <param name="WaitingShare">The share of the training time that was spent waiting for data, from 0 to 1.</param>
/// <param name="Seconds">The duration of the epoch in seconds, validation included.</param>
public sealed record EpochMetrics(
    int Epoch, long Step, double TrainingLoss, double? ValidationLoss, double? ValidationTop1, double LearningRate, double ImagesPerSecond, double WaitingShare, double Seconds);
