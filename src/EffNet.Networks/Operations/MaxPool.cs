namespace EffNet.Networks;

/// <summary>The largest of every window. An even kernel may reach over the border, so that sizes halve rounding up as with odd ones.</summary>
/// <param name="Kernel">Side of the window.</param>
/// <param name="Stride">Step between windows.</param>
/// <param name="IsPadded">Whether its input has its border already.</param>
public sealed record MaxPool(int Kernel, int Stride, bool IsPadded) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <summary>The place of every maximum, as 64-bit numbers.</summary>
    public override long SavedBytes(Shape output) => sizeof(long) * output.Elements;

    /// <inheritdoc/>
    public override int Reduction => Stride;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) =>
        input with { Size = IsPadded ? ((input.Size - Kernel) / Stride) + 1 : (input.Size + Stride - 1) / Stride };
}
