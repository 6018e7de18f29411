namespace EffNet.Networks;

/// <summary>
/// Adds a border around the input of a strided operation, as wide as TensorFlow's "SAME" requires for the actual size. An odd row or column is added below or
/// on the right.
/// </summary>
/// <param name="Kernel">The kernel of the operation.</param>
/// <param name="Stride">The stride of the operation.</param>
/// <param name="Lowest">Whether the border is negative infinity instead of zero. A maximum never selects negative infinity.</param>
public sealed record SamePad(Extent Kernel, Extent Stride, bool Lowest = false) : UnaryOperation
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
    public override bool IsView(Shape input, bool isTraining) => OutputShape(input) == input;

    /// <inheritdoc/>
    internal override Extent LeadingBorder(Shape input) => SlidingWindow.SameBorder(input, Kernel, Stride);

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        RequireMaps(input);
        RequireWindow(Kernel, Stride);
        return SlidingWindow.PadSame(input, Kernel, Stride);
    }
}
