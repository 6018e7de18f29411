using System.Globalization;

namespace EffNet.Training;

/// <summary>Finds signs in the measures of a training that it does not go well.</summary>
public static class TrainingWarnings
{
    private const string DivergenceRemedy =
        "Resume from a checkpoint before that epoch with a learning rate of a third or less, train more warmup steps, clip gradients, and compute the loss in 32 bits.";

    /// <summary>A loss this many times that of guessing has diverged: the logarithm of the number of classes is what a network without knowledge has.</summary>
    private const double DivergedLosses = 1.5;

    /// <summary>A training loss below this share of that of guessing is knowledge of the training images.</summary>
    private const double KnownLoss = 0.5;

    /// <summary>A validation loss grows if it is this many times the lowest one: less is noise.</summary>
    private const double WorseLoss = 1.05;

    /// <summary>The least number of validated epochs without improvement.</summary>
    private const int Patience = 5;

    /// <summary>Returns the warnings that follow from the measures of the epochs.</summary>
    /// <param name="history">The epochs in their order.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="batchNormMomentum">The momentum of batch normalization as PyTorch defines it (0.01 is 0.99 in TensorFlow), for the message about lagging statistics; <see langword="null"/> if unknown.</param>
    /// <returns>At most one warning of each kind, the most severe kind first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is below 2.</exception>
    public static IReadOnlyList<TrainingWarning> Find(IReadOnlyList<EpochMetrics> history, int classCount, double? batchNormMomentum = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (history.Count == 0)
            return [];
        TrainingWarning?[] found = [FindDivergence(history, classCount), FindLag(history, classCount, batchNormMomentum), FindOverfitting(history)];
        return [.. found.OfType<TrainingWarning>()];
    }

    /// <summary>Returns the warnings that follow from an evaluation.</summary>
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
                $"The network predicts '{only.ClassName}' for all {result.Count:N0} images. Check that labels and images belong together and that images are normalized; lower the learning rate; ")
                + "weight classes by their frequency if one has most of the images."),
        ];
    }

    private static TrainingWarning? FindDivergence(IReadOnlyList<EpochMetrics> history, int classCount)
    {
        if (history.FirstOrDefault(e => !double.IsFinite(e.TrainingLoss) || e.ValidationLoss is { } loss && !double.IsFinite(loss)) is { } broken)
        {
            var which = double.IsFinite(broken.TrainingLoss) ? "validation" : "training";
            return new TrainingWarning(TrainingWarningKind.Divergence, string.Create(CultureInfo.InvariantCulture, $"The {which} loss is not finite since epoch {broken.Epoch}. {DivergenceRemedy}"));
        }

        var (last, lowest, chance) = (history[^1], history.MinBy(e => e.TrainingLoss)!, Math.Log(classCount));
        return last.TrainingLoss <= DivergedLosses * chance || last.TrainingLoss <= 2 * lowest.TrainingLoss ? null : new TrainingWarning(TrainingWarningKind.Divergence, string.Create(
            CultureInfo.InvariantCulture,
            $"The training diverged: the training loss rose from {lowest.TrainingLoss:0.000} in epoch {lowest.Epoch} to {last.TrainingLoss:0.000} in epoch {last.Epoch}; guessing has {chance:0.000}. {DivergenceRemedy}"));
    }

    private static TrainingWarning? FindLag(IReadOnlyList<EpochMetrics> history, int classCount, double? momentum)
    {
        if (history.LastOrDefault(e => e.ValidationTop1 is not null) is not { ValidationTop1: { } top1 } last)
            return null;
        var chance = 1d / classCount;
        var isGuessing = top1 <= chance * (1.5 - (0.5 * chance));
        var isKnown = last.TrainingLoss < KnownLoss * Math.Log(classCount) && !(last.ValidationLoss < 2 * last.TrainingLoss);
        if (!isGuessing || !isKnown)
            return null;
        var share = momentum is { } m ? string.Create(CultureInfo.InvariantCulture, $" With momentum {m:0.####}, {100 * Math.Pow(1 - m, last.Step):0.#} % of the initial statistics is left.") : string.Empty;
        return new TrainingWarning(TrainingWarningKind.StatisticsLag, string.Create(
            CultureInfo.InvariantCulture,
            $"Validation guesses although training works: in epoch {last.Epoch}, the training loss is {last.TrainingLoss:0.000}, and {100 * top1:0.#} % of the validation images are right; guessing has {100 * chance:0.#} %. ")
            + string.Create(CultureInfo.InvariantCulture, $"The statistics of batch normalization, or averaged weights, lag after {last.Step:N0} steps.{share} ")
            + "Train more steps (more epochs or smaller batches), raise the momentum of batch normalization to 0.1, lower the decay of averaged weights, or recompute the statistics on training images before "
            + "validating. If that changes nothing, compare the preprocessing of training and validation images.");
    }

    private static TrainingWarning? FindOverfitting(IReadOnlyList<EpochMetrics> history)
    {
        List<EpochMetrics> validated = [.. history.Where(e => e.ValidationLoss is { } loss && double.IsFinite(loss))];
        if (validated.Count == 0)
            return null;
        var (best, last) = (validated.MinBy(e => e.ValidationLoss)!, validated[^1]);
        List<EpochMetrics> since = [.. validated.Where(e => e.Epoch > best.Epoch)];
        var isLong = since.Count >= Math.Max(Patience, validated.Count / 5) && since.TakeLast(Patience).All(e => e.ValidationLoss > WorseLoss * best.ValidationLoss);
        var highest = validated.MaxBy(e => e.ValidationTop1 ?? 0)!;
        var isStillImproving = highest.ValidationTop1 is not null && validated.Count(e => e.Epoch > highest.Epoch) < Patience;
        if (!isLong || isStillImproving || !(last.TrainingLoss < best.TrainingLoss))
            return null;
        return new TrainingWarning(TrainingWarningKind.Overfitting, string.Create(
            CultureInfo.InvariantCulture,
            $"The network overfits: the validation loss rose from {best.ValidationLoss:0.000} in epoch {best.Epoch} to {last.ValidationLoss:0.000} in epoch {last.Epoch}, while the training loss fell from ")
            + string.Create(CultureInfo.InvariantCulture, $"{best.TrainingLoss:0.000} to {last.TrainingLoss:0.000}. Use the checkpoint of epoch {best.Epoch}; for the next training, use stronger augmentation, ")
            + "more dropout or weight decay, fewer epochs, a smaller variant, or more images.");
    }
}
