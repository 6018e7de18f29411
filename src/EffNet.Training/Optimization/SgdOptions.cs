namespace EffNet.Training;

/// <summary>
/// Specifies stochastic gradient descent with momentum (Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013), as PyTorch's
/// <c>torch.optim.SGD</c>.
/// </summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <summary>
    /// Gets the weight decay. The default is 1e-4, as in torchvision's reference for classification. It is coupled: the product of weight decay and weight is added to the
    /// gradient.
    /// </summary>
    /// <inheritdoc/>
    public override double WeightDecay { get; init => field = NumberCheck.NotNegative(value); } = 1e-4;

    /// <summary>Gets the momentum, from 0 (included) to 1 (excluded). The default is 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double Momentum { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets a value indicating whether Nesterov's momentum is used. The default is <see langword="true"/>. It has no effect if the momentum is 0.</summary>
    public bool Nesterov { get; init; } = true;

    /// <inheritdoc/>
    internal override ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups) => new SgdOptimizer(groups, this);
}
