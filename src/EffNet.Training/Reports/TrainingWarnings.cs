using System.Globalization;

namespace EffNet.Training;

/// <summary>Finds problems of a training in its metrics.</summary>
public static class TrainingWarnings
{
    private const string DivergenceRemedy =
        "Resume from a checkpoint before this epoch with a third of the learning rate or less, use more warm-up steps, clip gradients, and compute the loss in 32 bits.";

    /// <summary>
    /// The ratio of the training loss to the loss of random guessing above which a training has diverged. The loss of random guessing is the logarithm of the number of classes.
    /// </summary>
    private const double DivergedRatio = 1.5;

    /// <summary>
    /// The ratio of the training loss to the loss of random guessing below which the network has learned the training images. Label smoothing of 0.1 keeps the ratio above about a
    /// quarter.
    /// </summary>
    private const double LearnedRatio = 2.0 / 3;

    /// <summary>The ratio of the validation loss to the loss of random guessing above which the network guesses.</summary>
    private const double GuessingRatio = 0.9;

    /// <summary>The ratio of the validation loss to the lowest validation loss above which the loss has increased. Smaller changes are noise.</summary>
    private const double IncreasedRatio = 1.05;

    /// <summary>The smallest number of validated epochs without improvement for which the network overfits.</summary>
    private const int Patience = 5;

    /// <summary>Returns the warnings for the metrics of the epochs.</summary>
    /// <param name="history">The epochs in order.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="batchNormMomentum">
    /// The momentum of batch normalization as PyTorch defines it (0.01 is 0.99 in TensorFlow), for the message about lagging statistics; <see langword="null"/> if it is unknown.
    /// </param>
    /// <param name="areNormsFrozen">Whether training used the running statistics of batch norms and did not change them. They are then not the reason for a lag.</param>
    /// <returns>At most one warning of each kind, the most severe kind first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is below 2.</exception>
    public static IReadOnlyList<TrainingWarning> Find(IReadOnlyList<EpochMetrics> history, int classCount, double? batchNormMomentum = null, bool areNormsFrozen = false)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (history.Count == 0)
            return [];
        var lag = FindLag(history, classCount, batchNormMomentum, areNormsFrozen);
        // A network whose statistics lag does not overfit, even if the validation loss increases: it needs more steps, not fewer.
        TrainingWarning?[] found = [FindDivergence(history, classCount), lag, lag is null ? FindOverfitting(history) : null];
        return [.. found.OfType<TrainingWarning>()];
    }

    /// <summary>Returns the warnings for an evaluation.</summary>
    /// <param name="result">The evaluation.</param>
    public static IReadOnlyList<TrainingWarning> Find(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.ClassResults.Count(c => c.Support > 0) < 2 || result.ClassResults.FirstOrDefault(c => c.Predicted == result.Count) is not { } only)
            return [];
        return
        [
            new TrainingWarning(TrainingWarningKind.SingleClass, string.Create(
                CultureInfo.InvariantCulture,
                $"The network predicts '{only.ClassName}' for all {result.Count:N0} images. Check that the labels match the images and that images are normalized. "
                + $"Use a lower learning rate. ")
                + "If one class has most of the images, use class weights."),
        ];
    }

    private static TrainingWarning? FindDivergence(IReadOnlyList<EpochMetrics> history, int classCount)
    {
        if (history.FirstOrDefault(e => !double.IsFinite(e.TrainingLoss) || e.ValidationLoss is { } loss && !double.IsFinite(loss)) is { } broken)
        {
            var which = double.IsFinite(broken.TrainingLoss) ? "validation" : "training";
            var message = string.Create(CultureInfo.InvariantCulture, $"The training diverged: the {which} loss is not finite since epoch {broken.Epoch}. {DivergenceRemedy}");
            return new TrainingWarning(TrainingWarningKind.Divergence, message);
        }

        var (last, lowest, chance) = (history[^1], history.MinBy(e => e.TrainingLoss)!, Math.Log(classCount));
        if (last.TrainingLoss <= DivergedRatio * chance || last.TrainingLoss <= 2 * lowest.TrainingLoss)
            return null;
        return new TrainingWarning(TrainingWarningKind.Divergence, string.Create(
            CultureInfo.InvariantCulture,
            $"The training diverged: the training loss increased from {lowest.TrainingLoss:0.000} in epoch {lowest.Epoch} to {last.TrainingLoss:0.000} in epoch {last.Epoch}. ")
            + string.Create(CultureInfo.InvariantCulture, $"The loss of random guessing is {chance:0.000}. {DivergenceRemedy}"));
    }

    private static TrainingWarning? FindLag(IReadOnlyList<EpochMetrics> history, int classCount, double? momentum, bool areNormsFrozen)
    {
        if (history.LastOrDefault(e => e.ValidationTop1 is not null) is not { ValidationTop1: { } top1 } last)
            return null;
        var chance = 1d / classCount;
        var isGuessing = top1 <= chance * (1.5 - (0.5 * chance));
        var isLearned = last.TrainingLoss < LearnedRatio * Math.Log(classCount) && !(last.ValidationLoss < GuessingRatio * Math.Log(classCount));
        if (!isGuessing || !isLearned)
            return null;
        var problem = string.Create(
            CultureInfo.InvariantCulture,
            $"The validation accuracy of epoch {last.Epoch} is {100 * top1:0.#} %, as for random guessing ({100 * chance:0.#} %), "
            + $"although the training loss is {last.TrainingLoss:0.000}.");
        var reason = areNormsFrozen ? LagOfAverage(last.Step) : LagOfStatistics(last.Step, momentum);
        return new TrainingWarning(TrainingWarningKind.StatisticsLag, $"{problem} {reason} If this has no effect, compare the preprocessing of training and validation images.");
    }

    private static string LagOfStatistics(long steps, double? momentum)
    {
        var share = momentum is { } m
            ? string.Create(CultureInfo.InvariantCulture, $" With momentum {m:0.####}, the initial statistics still have a weight of {100 * Math.Pow(1 - m, steps):0.#} %.")
            : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"The statistics of batch normalization or the averaged weights lag after {steps:N0} steps.{share} ")
            + "Train more steps (more epochs or smaller batches), increase the momentum of batch normalization to 0.1, use a smaller decay of averaged weights, "
            + "or recompute the statistics on training images before validation.";
    }

    private static string LagOfAverage(long steps) => string.Create(
        CultureInfo.InvariantCulture,
        $"The statistics of batch normalization are frozen, but averaged weights can lag after {steps:N0} steps: train more steps, or use a smaller decay of averaged weights.");

    private static TrainingWarning? FindOverfitting(IReadOnlyList<EpochMetrics> history)
    {
        List<EpochMetrics> validated = [.. history.Where(e => e.ValidationLoss is { } loss && double.IsFinite(loss))];
        if (validated.Count == 0)
            return null;
        var (best, last) = (validated.MinBy(e => e.ValidationLoss)!, validated[^1]);
        List<EpochMetrics> since = [.. validated.Where(e => e.Epoch > best.Epoch)];
        var isLong = since.Count >= Math.Max(Patience, validated.Count / 5) && since.TakeLast(Patience).All(e => e.ValidationLoss > IncreasedRatio * best.ValidationLoss);
        var highest = validated.MaxBy(e => (e.ValidationTop1 ?? 0, -e.ValidationLoss))!;
        var isStillImproving = highest.ValidationTop1 is not null && validated.Count(e => e.Epoch > highest.Epoch) < Patience;
        if (!isLong || isStillImproving || !(last.TrainingLoss < best.TrainingLoss))
            return null;
        return new TrainingWarning(TrainingWarningKind.Overfitting, string.Create(
            CultureInfo.InvariantCulture,
            $"The network overfits: the validation loss increased from {best.ValidationLoss:0.000} in epoch {best.Epoch} to {last.ValidationLoss:0.000} in epoch {last.Epoch}, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"while the training loss decreased from {best.TrainingLoss:0.000} to {last.TrainingLoss:0.000}. The trainer keeps the weights of epoch {highest.Epoch}. ")
            + "For the next training, use stronger augmentation, more dropout or weight decay, fewer epochs, a smaller variant, or more images.");
    }
}
