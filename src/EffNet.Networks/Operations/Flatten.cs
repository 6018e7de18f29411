namespace EffNet.Networks;

/// <summary>From channels of one position to features.</summary>
public sealed record Flatten : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override bool IsView(Shape input, bool isTraining) => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(checked((int)input.Elements), 0);
}
