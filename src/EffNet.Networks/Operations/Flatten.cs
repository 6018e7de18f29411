namespace EffNet.Networks;

/// <summary>Flattens maps to a vector.</summary>
public sealed record Flatten : UnaryOperation
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
    public override bool IsView(Shape input, bool isTraining) => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        RequireMaps(input);
        return Shape.Vector(checked((int)input.Elements));
    }
}
