namespace EffNet.Networks;

/// <summary>The sum of two values of one shape: a residual connection.</summary>
public sealed record Add : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => true;

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
    public override EquatableArray<Shape> OutputShapes(EquatableArray<Shape> inputs)
    {
        if (inputs.Count != 2 || inputs[0] != inputs[1])
            throw Unfit($"the inputs are {string.Join(" and ", inputs)}; expected two values of the same shape");
        return EquatableArray.Of(inputs[0]);
    }
}
