namespace EffNet.Networks;

/// <summary>The product of maps and one factor per channel, as in squeeze-and-excitation.</summary>
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
    public override EquatableArray<Shape> OutputShapes(EquatableArray<Shape> inputs)
    {
        if (inputs.Count != 2 || inputs[1] != Shape.Square(inputs[0].Channels, 1))
            throw Unfit($"the inputs are {string.Join(" and ", inputs)}; expected maps and one gate per channel");
        return EquatableArray.Of(inputs[0]);
    }
}
