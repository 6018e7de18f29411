namespace EffNet.Networks;

/// <summary>Splits the channels of one value into several parts, in order: the beginning of parallel branches.</summary>
/// <param name="Channels">The number of channels of each part.</param>
public sealed record Split(EquatableArray<int> Channels) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => true;

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
    public override bool IsView(Shape input, bool isTraining) => true;

    /// <inheritdoc/>
    public override EquatableArray<Shape> OutputShapes(EquatableArray<Shape> inputs)
    {
        if (Channels.Count == 0 || Channels.Any(c => c < 1) || inputs.Count != 1 || inputs[0].Channels != Channels.Sum(c => (long)c))
            throw Unfit($"the inputs are {string.Join(" and ", inputs)}; expected one value of {string.Join(" + ", Channels)} channels");
        return Channels.Select(c => inputs[0] with { Channels = c }).ToEquatableArray();
    }
}
