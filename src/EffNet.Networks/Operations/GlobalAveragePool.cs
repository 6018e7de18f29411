namespace EffNet.Networks;

/// <summary>The mean over all positions of each channel.</summary>
public sealed record GlobalAveragePool : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input with { Size = 1 };
}
