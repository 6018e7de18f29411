namespace EffNet.Networks;

/// <summary>Drops a whole residual branch per sample in training (Huang et al., 2016); survivors are scaled by 1 / (1 - rate).</summary>
/// <param name="Rate">Probability of being dropped.</param>
public sealed record StochasticDepth(double Rate) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override bool IsView(Shape input, bool isTraining) => !isTraining;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}
