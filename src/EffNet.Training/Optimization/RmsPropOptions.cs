namespace EffNet.Training;

/// <summary>
/// TensorFlow's RMSProp, with which the paper trained. It differs from PyTorch's: epsilon is inside the root, the average of squares starts at one, and the learning rate is multiplied inside the
/// momentum buffer, so that a later rate does not change earlier steps. (timm's <c>RMSpropTF</c> is the same.)
/// </summary>
/// <remarks>
/// For a gradient g: s = d s + (1 - d) g², m = momentum m + rate g / sqrt(s + epsilon), weight = weight - m. The defaults are those of the paper and its code
/// (<c>build_optimizer</c> in <c>efficientnet/utils.py</c> of tensorflow/tpu).
/// </remarks>
public sealed record RmsPropOptions : OptimizerOptions
{
    /// <summary>Gets the weight decay, 1e-5 by default as in the paper. It is coupled: weight decay times the weight is added to the gradient, which is the gradient of the code's L2 loss.</summary>
    /// <inheritdoc/>
    public override double WeightDecay { get; init => field = NumberCheck.NotNegative(value); } = 1e-5;

    /// <summary>Gets the decay d of the average of squared gradients, from 0 (included) to 1 (excluded); 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Decay { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets the momentum, from 0 (included) to 1 (excluded); 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Momentum { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets the number that is added to the average of squares, inside the root; 1e-3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public double Epsilon { get; init => field = NumberCheck.Positive(value); } = 1e-3;

    /// <inheritdoc/>
    internal override ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups) => new RmsPropOptimizer(groups, this);
}
