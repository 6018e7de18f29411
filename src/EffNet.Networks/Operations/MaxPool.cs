namespace EffNet.Networks;

/// <summary>The maximum of every window. An even kernel may reach over the border, so that sizes are divided rounding up as with odd ones.</summary>
/// <param name="Kernel">The window.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="IsPadded">Whether its input has its border already.</param>
public sealed record MaxPool(Extent Kernel, Extent Stride, bool IsPadded) : UnaryOperation
{
    /// <summary>Gets the rows and columns that PyTorch's and ONNX's pooling adds on opposite sides: half of the window, rounded down; none if the input has its border already.</summary>
    public Extent Border => IsPadded ? default : SlidingWindow.CenteredBorder(Kernel);

    /// <summary>Gets whether the last window may reach over the border: PyTorch's and ONNX's <c>ceil_mode</c>.</summary>
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

    /// <summary>Returns the bytes of the position of every maximum, as 64-bit numbers.</summary>
    /// <param name="output">The shape of its result.</param>
    public override long SavedBytes(Shape output) => sizeof(long) * output.Elements;

    /// <inheritdoc/>
    internal override Extent LeadingBorder(Shape input) => Border;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        RequireMaps(input);
        RequireWindow(Kernel, Stride);
        if (!IsPadded)
            return SlidingWindow.IsCentered(Kernel, Stride) ? SlidingWindow.RoundUp(input, Stride) : throw Unfit($"{Kernel} with stride {Stride} has no center: an even window needs a stride of 2");
        return SlidingWindow.Slide(input, Kernel, Stride, border: default) ?? throw Unfit($"{Kernel} cannot read {input}");
    }
}
