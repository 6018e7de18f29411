using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Computes the cross-entropy of scores with label smoothing (Szegedy et al., "Rethinking the Inception Architecture", 2016) and weights of classes. It uses TorchSharp's
/// <c>cross_entropy</c>, whose results are equal to PyTorch's.
/// </summary>
/// <remarks>
/// <para>With smoothing s and C classes, a target t becomes (1 - s) t + s / C. The loss of an image is the sum of -target * weight * log(softmax) over the classes.</para>
/// <para>The mean over images is computed as in PyTorch: the sum is divided by the sum of the weights of the labels, or by the number of images if targets are given.</para>
/// </remarks>
internal sealed class ClassificationLoss : IDisposable
{
    private readonly double _smoothing;
    private readonly Tensor? _weights;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="smoothing">The label smoothing, from 0 (included) to 1 (excluded).</param>
    /// <param name="classWeights">The weight of each class, at least 0. If <see langword="null"/>, all weights are 1.</param>
    /// <param name="device">The device of the scores. If <see langword="null"/>, it is the CPU.</param>
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

    /// <summary>Computes the mean loss. Gradients can be computed from it.</summary>
    /// <param name="scores">The scores (N, C) before softmax.</param>
    /// <param name="targets">
    /// The classes (N) as 64-bit integers, or target probabilities (N, C) of the type of the scores for mixed images, which have several classes. The caller owns the tensor.
    /// </param>
    /// <returns>The loss as a tensor without dimensions. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The shapes or types do not match.</exception>
    public Tensor Compute(Tensor scores, Tensor targets)
    {
        if (scores.ndim != 2)
            throw new ArgumentException($"The scores must have 2 dimensions (N, C), but had {scores.ndim}.", nameof(scores));
        if (_weights is not null && _weights.shape[0] != scores.shape[1])
            throw new ArgumentException($"There are {_weights.shape[0]} class weights for {scores.shape[1]} classes; expected one weight for each class.", nameof(scores));
        var fits = targets.dtype == ScalarType.Int64
            ? targets.ndim == 1 && targets.shape[0] == scores.shape[0]
            : targets.dtype == scores.dtype && targets.shape.AsSpan().SequenceEqual(scores.shape);
        if (!fits)
        {
            throw new ArgumentException(
                $"Targets of the type {targets.dtype} and the shape [{string.Join(", ", targets.shape)}] do not match scores of the shape [{string.Join(", ", scores.shape)}]. "
                + $"Pass {scores.shape[0]} class indices as Int64, one for each image, or targets as {scores.dtype} in the shape of the scores.",
                nameof(targets));
        }

        return nn.functional.cross_entropy(scores, targets, _weights, label_smoothing: _smoothing);
    }

    /// <summary>Disposes the class weights.</summary>
    public void Dispose() => _weights?.Dispose();
}
