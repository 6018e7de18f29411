namespace EffNet.Networks;

/// <summary>The first input scaled by the second, one gate per channel.</summary>
public sealed record Multiply : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => true;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Operands;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}
