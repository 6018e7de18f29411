namespace EffNet.Networks;

/// <summary>Drops the residual branch of a sample at random in training (Huang et al., 2016) and multiplies the other samples by 1 / (1 - rate).</summary>
/// <param name="Rate">The probability that the branch of a sample is dropped.</param>
public sealed record StochasticDepth(double Rate) : UnaryOperation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.None;

    /// <inheritdoc/>
    public override Extent Window => Extent.One;

    /// <inheritdoc/>
    public override Extent Reduction => Extent.One;

    /// <inheritdoc/>
    public override long Parameters => 0;

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => 0;

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => default;

    /// <inheritdoc/>
    public override bool IsView(Shape input, bool isTraining) => !isTraining;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}
