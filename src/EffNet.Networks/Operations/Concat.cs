namespace EffNet.Networks;

/// <summary>
/// The channels of several values, concatenated: a dense connection (Huang et al., 2017), or the end of parallel branches (Szegedy et al., 2015).
/// </summary>
public sealed record Concat : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => false;

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
        if (inputs.Count < 2 || inputs.Any(i => (i.Height, i.Width) != (inputs[0].Height, inputs[0].Width)))
            throw Unfit($"the inputs are {string.Join(" and ", inputs)}; expected at least two values of the same height and width");
        return EquatableArray.Of(inputs[0] with { Channels = checked(inputs.Sum(i => i.Channels)) });
    }
}
