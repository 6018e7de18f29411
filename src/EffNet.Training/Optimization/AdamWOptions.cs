namespace EffNet.Training;

/// <summary>
/// Specifies AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019). The computation and the defaults are those of PyTorch's <c>torch.optim.AdamW</c>.
/// </summary>
public sealed record AdamWOptions : OptimizerOptions
{
    /// <summary>Gets the weight decay. The default is 0.01, as in PyTorch. It is decoupled: each step multiplies weights by 1 - rate * weight decay.</summary>
    /// <inheritdoc/>
    public override double WeightDecay { get; init => field = NumberCheck.NotNegative(value); } = 0.01;

    /// <summary>Gets the decay of the moving average of gradients, from 0 (included) to 1 (excluded). The default is 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double Beta1 { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets the decay of the moving average of squared gradients, from 0 (included) to 1 (excluded). The default is 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double Beta2 { get; init => field = NumberCheck.BelowOne(value); } = 0.999;

    /// <summary>Gets the number that is added to the square root of the average of squares. The default is 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public double Epsilon { get; init => field = NumberCheck.Positive(value); } = 1e-8;

    /// <inheritdoc/>
    internal override ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups) => new AdamWOptimizer(groups, this);
}
