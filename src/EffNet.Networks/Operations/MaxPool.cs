namespace EffNet.Networks;

/// <summary>
/// The maximum of every window. A window with an even size may extend beyond the border. As with odd windows, the output size is then the input size divided by
/// the stride, rounded up.
/// </summary>
/// <param name="Kernel">The window.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="IsPadded">Whether the input already has its border.</param>
public sealed record MaxPool(Extent Kernel, Extent Stride, bool IsPadded) : UnaryOperation
{
    /// <summary>
    /// Gets the rows and columns that the pooling of PyTorch and ONNX adds on each side: (size - 1) / 2, rounded down. Zero if the input already has its border.
    /// </summary>
    public Extent Border => IsPadded ? default : SlidingWindow.CenteredBorder(Kernel);

    /// <summary>Gets whether the last window may extend beyond the border, as with <c>ceil_mode</c> of PyTorch and ONNX.</summary>
    public bool ReachesOver => !IsPadded && SlidingWindow.ReachesOver(Kernel);

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

    /// <summary>Returns the bytes of the positions of the maxima, which are 64-bit numbers.</summary>
    /// <param name="output">The shape of the result.</param>
    public override long SavedBytes(Shape output) => sizeof(long) * output.Elements;

    /// <inheritdoc/>
    internal override Extent LeadingBorder(Shape input) => Border;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        RequireMaps(input);
        RequireWindow(Kernel, Stride);
        if (!IsPadded)
        {
            return SlidingWindow.IsCentered(Kernel, Stride)
                ? SlidingWindow.RoundUp(input, Stride)
                : throw Unfit($"the window {Kernel} with stride {Stride} has no center; expected an odd size or a stride of 2");
        }

        return SlidingWindow.Slide(input, Kernel, Stride, border: default) ?? throw Unfit($"the input {input} is smaller than the window {Kernel}");
    }
}
