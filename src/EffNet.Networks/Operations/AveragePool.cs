namespace EffNet.Networks;

/// <summary>The mean of every window, over those of its positions that lie in the input.</summary>
/// <param name="Kernel">Side of the window.</param>
/// <param name="Stride">Step between windows.</param>
/// <param name="IsSame">Whether windows lie as TensorFlow's "SAME" lays them.</param>
public sealed record AveragePool(int Kernel, int Stride, bool IsSame) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override int Reduction => Stride;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input with { Size = (input.Size + Stride - 1) / Stride };
}
