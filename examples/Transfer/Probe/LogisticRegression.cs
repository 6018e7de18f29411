using static TorchSharp.torch;

namespace Transfer.Probe;

/// <summary>
/// Represents a linear classifier of features: multinomial logistic regression. The loss is the mean cross-entropy plus penalty / 2 * the squared norm of the weights. Biases have
/// no penalty.
/// </summary>
/// <remarks>Features are standardized with the mean and the standard deviation of the training images. Features that do not vary become 0.</remarks>
internal sealed class LogisticRegression : IDisposable
{
    private const double GradientTolerance = 1e-7;

    private readonly Tensor _mean;
    private readonly Tensor _scale;
    private readonly Tensor _weights;
    private readonly Tensor _biases;

    private LogisticRegression(Tensor mean, Tensor scale, Tensor weights, Tensor biases) => (_mean, _scale, _weights, _biases) = (mean, scale, weights, biases);

    /// <summary>Fits a classifier.</summary>
    /// <param name="features">Features (N, D), in double precision.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="penalty">The penalty; greater than 0.</param>
    /// <exception cref="ArithmeticException">The minimum was not found.</exception>
    public static LogisticRegression Fit(Tensor features, IReadOnlyList<int> labels, int classes, double penalty)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        using var scope = NewDisposeScope();
        var mean = features.mean([0], keepdim: true);
        var deviation = features.std([0], unbiased: false, keepdim: true);
        var scale = where(deviation > 0, deviation.reciprocal(), zeros_like(deviation));
        var values = (features - mean) * scale;
        using var target = tensor(labels.Select(label => (long)label).ToArray());
        var rows = (int)features.shape[1] + 1;
        var minimum = ConvexMinimum.Find(new double[rows * classes], Evaluate, GradientTolerance);
        using var found = tensor(minimum, [rows, classes]);
        return new LogisticRegression(Kept(mean), Kept(scale), Kept(found[..^1]), Kept(found[^1]));

        // The last row of the parameters contains the biases.
        double Evaluate(double[] parameters, double[] gradient)
        {
            using var step = NewDisposeScope();
            using var withGradients = enable_grad();
            var all = tensor(parameters, [rows, classes], requires_grad: true);
            var (weights, biases) = (all[..^1], all[^1]);
            var loss = nn.functional.cross_entropy(values.matmul(weights) + biases, target) + (weights.square().sum() * (penalty / 2));
            loss.backward();
            all.grad!.data<double>().CopyTo(gradient);
            return loss.item<double>();
        }
    }

    /// <summary>Returns the probability of each class for each image.</summary>
    /// <param name="features">Features (N, D), in double precision.</param>
    public IReadOnlyList<double[]> Predict(Tensor features)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var classes = (int)_biases.shape[0];
        var probabilities = nn.functional.softmax(((features - _mean) * _scale).matmul(_weights) + _biases, 1);
        return [.. probabilities.contiguous().data<double>().ToArray().Chunk(classes)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _scale.Dispose();
        _weights.Dispose();
        _biases.Dispose();
    }

    private static Tensor Kept(Tensor tensor) => tensor.clone().DetachFromDisposeScope();
}
