namespace EffNet.Training.Tests;

/// <summary>Histories of trainings for tests.</summary>
internal static class Epochs
{
    public static EpochMetrics Of(int epoch, double trainingLoss, double? validationLoss = null, double? top1 = null) =>
        new(epoch, 10L * epoch, trainingLoss, validationLoss, top1, LearningRate: 0.1 / epoch, ImagesPerSecond: 100, WaitingShare: 0.25, Seconds: 12.5);

    /// <summary>Returns the history of a good training: losses decrease, and the validation loss is above the training loss.</summary>
    public static IReadOnlyList<EpochMetrics> Good(int count) =>
        [
            .. Enumerable.Range(1, count).Select(
                e => Of(e, (3.5 * Math.Exp(-3d * e / count)) + 0.2, (3.4 * Math.Exp(-2.8 * e / count)) + 0.4, 0.9 - (0.85 * Math.Exp(-4d * e / count))))
        ];
}
