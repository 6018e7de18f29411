namespace EffNet.Networks;

/// <summary>The mean of every window over the positions that are inside the input.</summary>
/// <param name="Kernel">The window.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="IsSame">Whether windows have the positions of TensorFlow's "SAME" padding.</param>
public sealed record AveragePool(Extent Kernel, Extent Stride, bool IsSame) : UnaryOperation
{
    /// <summary>
    /// Gets the rows and columns that the pooling of PyTorch and ONNX adds on each side: (size - 1) / 2, rounded down. Zero if windows have the positions of
    /// TensorFlow's "SAME" padding.
    /// </summary>
    public Extent Border => IsSame ? default : SlidingWindow.CenteredBorder(Kernel);

    /// <summary>Gets whether the last window may extend beyond the border, as with <c>ceil_mode</c> of PyTorch and ONNX.</summary>
    public bool ReachesOver => !IsSame && SlidingWindow.ReachesOver(Kernel);

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override Extent Window => Kernel;

    /// <inheritdoc/>
    public override Extent Reduction => Stride;

    /// <inheritdoc/>
    public override long Parameters => 0;

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => 0;

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => default;

    /// <inheritdoc/>
    internal override Extent LeadingBorder(Shape input) => IsSame ? SlidingWindow.SameBorder(input, Kernel, Stride) : Border;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        RequireMaps(input);
        RequireWindow(Kernel, Stride);
        if (!IsSame && !SlidingWindow.IsCentered(Kernel, Stride))
            throw Unfit($"the window {Kernel} with stride {Stride} has no center; expected an odd size or a stride of 2");
        return SlidingWindow.RoundUp(input, Stride);
    }
}
