namespace EffNet.Networks;

/// <summary>An activation function.</summary>
/// <param name="Function">The function.</param>
public sealed record Activation(ActivationFunction Function) : UnaryOperation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => true;

    /// <inheritdoc/>
    public override SavedTensors Saves => Function.Saves;

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
    public override Shape OutputShape(Shape input) => input;
}
