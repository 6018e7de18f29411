using Transfer.Folds;
using static TorchSharp.torch;

namespace Transfer.Probe;

/// <summary>Chooses the penalty of a linear probe by an inner cross-validation of the training images, with the same groups.</summary>
internal static class PenaltyChoice
{
    /// <summary>The number of folds of the inner cross-validation.</summary>
    public const int Folds = 4;

    /// <summary>Gets the penalties to choose from.</summary>
    public static IReadOnlyList<double> Penalties { get; } = [0.001, 0.01, 0.1, 1, 10];

    /// <summary>Returns the penalty with the lowest cross-entropy on the held-out images. If several are equal, it is the largest one.</summary>
    /// <param name="features">Features (N, D), in double precision.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="groups">The group of each image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="seed">The seed of the folds.</param>
    public static double Choose(Tensor features, IReadOnlyList<int> labels, IReadOnlyList<int> groups, int classes, int seed)
    {
        var folds = GroupedFolds.Assign(labels, groups, Folds, seed);
        return Penalties.OrderDescending().MinBy(penalty => Enumerable.Range(0, Folds).Sum(fold => LossOf(features, labels, classes, penalty, folds, fold)));
    }

    private static double LossOf(Tensor features, IReadOnlyList<int> labels, int classes, double penalty, int[] folds, int fold)
    {
        var all = Enumerable.Range(0, folds.Length).ToList();
        var (fitted, left) = (all.FindAll(i => folds[i] != fold), all.FindAll(i => folds[i] == fold));
        using var known = FeatureRows.Of(features, fitted);
        using var unknown = FeatureRows.Of(features, left);
        using var classifier = LogisticRegression.Fit(known, fitted.ConvertAll(i => labels[i]), classes, penalty);
        return classifier.Predict(unknown).Zip(left, (probabilities, i) => -Math.Log(Math.Max(probabilities[labels[i]], double.Epsilon))).Sum();
    }
}
