namespace EffNet.Training;

/// <summary>AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019), as PyTorch's <c>torch.optim.AdamW</c> computes it and with its defaults.</summary>
public sealed record AdamWOptions : OptimizerOptions
{
    /// <summary>Gets the weight decay, 0.01 by default as in PyTorch. It is decoupled: each step multiplies weights by 1 - rate times weight decay.</summary>
    /// <inheritdoc/>
    public override double WeightDecay { get; init => field = NumberCheck.NotNegative(value); } = 0.01;

    /// <summary>Gets the decay of the average of gradients, from 0 (included) to 1 (excluded); 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Beta1 { get; init => field = NumberCheck.BelowOne(value); } = 0.9;

    /// <summary>Gets the decay of the average of squared gradients, from 0 (included) to 1 (excluded); 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public double Beta2 { get; init => field = NumberCheck.BelowOne(value); } = 0.999;

    /// <summary>Gets the number that is added to the root of the average of squares; 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number greater than 0.</exception>
    public double Epsilon { get; init => field = NumberCheck.Positive(value); } = 1e-8;

    /// <inheritdoc/>
    internal override ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups) => new AdamWOptimizer(groups, this);
}
