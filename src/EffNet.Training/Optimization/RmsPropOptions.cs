namespace EffNet.Training;

/// <summary>
/// Specifies TensorFlow's RMSProp, the optimizer of the paper. It differs from PyTorch's RMSProp: epsilon is inside the square root, the average of squares starts at 1, and the
/// learning rate is part of the momentum buffer, so that a change of the rate does not affect earlier steps. (timm's <c>RMSpropTF</c> is the same.)
/// </summary>
/// <remarks>
/// For a gradient g: s = d s + (1 - d) g², m = momentum m + rate g / sqrt(s + epsilon), weight = weight - m. The defaults are those of the paper and its code
/// (<c>build_optimizer</c> in <c>efficientnet/utils.py</c> of tensorflow/tpu).
/// </remarks>
public sealed record RmsPropOptions : OptimizerOptions
{
    /// <summary>
    /// Gets the weight decay. The default is 1e-5, as in the paper. It is coupled: the product of weight decay and weight is added to the gradient, which is the gradient of the L2
    /// loss in the paper's code.
    /// </summary>
    /// <inheritdoc/>
    public override double WeightDecay { get; init => field = NumberCheck.NotNegative(value); } = 1e-5;

    /// <summary>Gets the decay d of the moving average of squared gradients, from 0 (included) to 1 (excluded). The default is 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double Decay { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets the momentum, from 0 (included) to 1 (excluded). The default is 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double Momentum { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets the number that is added to the average of squares, inside the square root. The default is 1e-3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public double Epsilon { get; init => field = NumberCheck.Positive(value); } = 1e-3;

    /// <inheritdoc/>
    internal override ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups) => new RmsPropOptimizer(groups, this);
}
