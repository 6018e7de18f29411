namespace EffNet.Networks;

/// <summary>A non-linearity.</summary>
/// <param name="Function">Which.</param>
public sealed record Activation(ActivationFunction Function) : Operation
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
    public override Shape OutputShape(Shape input) => input;
}
