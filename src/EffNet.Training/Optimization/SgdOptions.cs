namespace EffNet.Training;

/// <summary>Stochastic gradient descent with momentum (Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013), as PyTorch's <c>torch.optim.SGD</c> computes it.</summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <summary>
    /// Gets the weight decay, 1e-4 by default as in torchvision's reference for classification. It is coupled: weight decay times the weight is added to the gradient.
    /// </summary>
    /// <inheritdoc/>
    public override double WeightDecay { get; init => field = NumberCheck.NotNegative(value); } = 1e-4;

    /// <summary>Gets the momentum, from 0 (included) to 1 (excluded); 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Momentum { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets whether the step looks ahead along the momentum (Nesterov); <see langword="true"/> by default. Without momentum it makes no difference.</summary>
    public bool Nesterov { get; init; } = true;

    /// <inheritdoc/>
    internal override ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups) => new SgdOptimizer(groups, this);
}
