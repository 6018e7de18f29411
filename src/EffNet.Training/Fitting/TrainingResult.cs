namespace EffNet.Training;

/// <summary>What came of a training. The network has the best weights, is in evaluation mode, and knows its classes and preprocessing.</summary>
/// <param name="History">The measures of each epoch.</param>
/// <param name="BestEpoch">The epoch that the weights are of, from 1: the one with the highest validation accuracy, of equal ones the lowest loss; the last one without validation.</param>
/// <param name="Validation">The evaluation of the validation images with these weights; <see langword="null"/> without validation.</param>
/// <param name="Warnings">What to look at: lagging statistics, overfitting, dropped batches, files that could not be written.</param>
/// <param name="Skipped">The images that could not be read: name and reason.</param>
/// <param name="StoppedEarly">Whether the training stopped before the last epoch because of <see cref="TrainingOptions.Patience"/>.</param>
public sealed record TrainingResult(
    IReadOnlyList<EpochMetrics> History,
    int BestEpoch,
    EvaluationResult? Validation,
    IReadOnlyList<TrainingWarning> Warnings,
    IReadOnlyDictionary<string, string> Skipped,
    bool StoppedEarly);
