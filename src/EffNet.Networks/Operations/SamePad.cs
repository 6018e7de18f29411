namespace EffNet.Networks;

/// <summary>A border around the input of a strided operation, as wide as TensorFlow's "SAME" asks for at the actual size.</summary>
/// <param name="Kernel">The operation's kernel.</param>
/// <param name="Stride">The operation's stride.</param>
/// <param name="Lowest">Whether it holds what no maximum ever chooses, and not zeros.</param>
public sealed record SamePad(int Kernel, int Stride, bool Lowest = false) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override bool IsView(Shape input, bool isTraining) => OutputShape(input) == input;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var outputs = (input.Size + Stride - 1) / Stride;
        return input with { Size = Math.Max(input.Size, ((outputs - 1) * Stride) + Kernel) };
    }
}
