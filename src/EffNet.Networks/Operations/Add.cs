namespace EffNet.Networks;

/// <summary>The sum of two inputs: a residual connection.</summary>
public sealed record Add : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}
