using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Cross-entropy of scores with label smoothing (Szegedy et al., "Rethinking the Inception Architecture", 2016) and weights of classes, by TorchSharp's <c>cross_entropy</c>, which is PyTorch's.
/// </summary>
/// <remarks>
/// <para>With smoothing s and C classes, a target t becomes (1 - s) t + s / C. The loss of an image is the sum over the classes of -target * weight * log(softmax).</para>
/// <para>The mean over images is PyTorch's: for labels it is divided by the sum of the weights of the labels, for targets by the number of images.</para>
/// </remarks>
internal sealed class ClassificationLoss : IDisposable
{
    private readonly double _smoothing;
    private readonly Tensor? _weights;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="smoothing">The label smoothing, from 0 (included) to 1 (excluded).</param>
    /// <param name="classWeights">The weight of each class, at least 0; all 1 if <see langword="null"/>.</param>
    /// <param name="device">The device of the scores; the CPU if <see langword="null"/>.</param>
    /// <param name="dtype">The element type of the scores.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ClassificationLoss(double smoothing, IReadOnlyList<double>? classWeights = null, Device? device = null, ScalarType dtype = ScalarType.Float32)
    {
        _smoothing = NumberCheck.BelowOne(smoothing, nameof(smoothing));
        if (classWeights is null)
            return;
        using var scope = NewDisposeScope();
        double[] weights = [.. classWeights.Select(weight => NumberCheck.NotNegative(weight, nameof(classWeights)))];
        _weights = tensor(weights, dtype, device).MoveToOuterDisposeScope().DetachFromDisposeScope();
    }

    /// <summary>Returns the mean loss, of which the gradient can be computed.</summary>
    /// <param name="scores">The scores (N, C) before softmax.</param>
    /// <param name="targets">The classes (N) as 64-bit integers, or the targets (N, C) as numbers of the type of the scores: mixed images have several classes. They are the caller's.</param>
    /// <returns>A tensor without dimensions; it is the caller's.</returns>
    /// <exception cref="ArgumentException">The shapes or types do not fit.</exception>
    public Tensor Compute(Tensor scores, Tensor targets)
    {
        if (scores.ndim != 2)
            throw new ArgumentException($"Scores must have the shape (N, C), but have {scores.ndim} dimensions.", nameof(scores));
        if (_weights is not null && _weights.shape[0] != scores.shape[1])
            throw new ArgumentException($"There are {_weights.shape[0]} class weights, but the network has {scores.shape[1]} classes. Give one weight for each class.", nameof(scores));
        var fits = targets.dtype == ScalarType.Int64
            ? targets.ndim == 1 && targets.shape[0] == scores.shape[0]
            : targets.dtype == scores.dtype && targets.shape.AsSpan().SequenceEqual(scores.shape);
        if (!fits)
        {
            throw new ArgumentException(
                $"Targets of the type {targets.dtype} and the shape [{string.Join(", ", targets.shape)}] do not fit scores of the shape [{string.Join(", ", scores.shape)}]. "
                + $"Give {scores.shape[0]} classes as Int64, or targets as {scores.dtype} in the shape of the scores.",
                nameof(targets));
        }

        return nn.functional.cross_entropy(scores, targets, _weights, label_smoothing: _smoothing);
    }

    /// <summary>Disposes the weights.</summary>
    public void Dispose() => _weights?.Dispose();
}
