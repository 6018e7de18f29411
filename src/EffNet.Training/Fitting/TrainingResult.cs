namespace EffNet.Training;

/// <summary>Represents the result of a training. The trained network has the weights of the best epoch.</summary>
/// <param name="History">The metrics of each epoch.</param>
/// <param name="BestEpoch">
/// The epoch of the weights, from 1. It is the epoch with the highest validation accuracy; if several are equal, the one with the lowest loss. Without validation, it is the last
/// epoch.
/// </param>
/// <param name="Validation">The evaluation of the validation images with these weights; <see langword="null"/> without validation.</param>
/// <param name="Warnings">The warnings, such as lagging statistics, overfitting, dropped batches and files that could not be written.</param>
/// <param name="Skipped">The images that could not be read: the reason by the name of the image.</param>
/// <param name="StoppedEarly">
/// <see langword="true"/> if the training stopped before the last epoch because of <see cref="TrainingOptions.Patience"/>; otherwise, <see langword="false"/>.
/// </param>
public sealed record TrainingResult(
    IReadOnlyList<EpochMetrics> History,
    int BestEpoch,
    EvaluationResult? Validation,
    IReadOnlyList<TrainingWarning> Warnings,
    IReadOnlyDictionary<string, string> Skipped,
    bool StoppedEarly);
