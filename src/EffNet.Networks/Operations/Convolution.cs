namespace EffNet.Networks;

/// <summary>A convolution with zero padding. It is depthwise if <paramref name="Groups"/> equals both channel counts.</summary>
/// <param name="InputChannels">The number of input channels.</param>
/// <param name="OutputChannels">The number of output channels.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="Groups">The number of groups of channels that are convolved separately.</param>
/// <param name="Border">The zeros added above and below, and on the left and on the right.</param>
/// <param name="Bias">Whether the convolution has a bias. Convolutions before a batch norm have none.</param>
public sealed record Convolution(int InputChannels, int OutputChannels, Extent Kernel, Extent Stride, int Groups, Extent Border, bool Bias) : UnaryOperation
{
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
    public override long Parameters => Weights + (Bias ? OutputChannels : 0);

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => Weights;

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => Tensors().ToEquatableArray();

    /// <summary>Gets whether the convolution is 1x1 in one group, which is a matrix product at every position.</summary>
    public bool IsPointwise => Kernel == Extent.One && Groups == 1;

    private long Weights => checked(OutputChannels * (long)(InputChannels / Groups) * Kernel.Area);

    /// <inheritdoc/>
    internal override Extent LeadingBorder(Shape input) => Border;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        RequireMaps(input);
        RequireWindow(Kernel, Stride, Border);
        if (InputChannels < 1 || OutputChannels < 1 || Groups < 1)
        {
            throw Unfit(
                FormattableString.Invariant($"{InputChannels} input channels, {OutputChannels} output channels and {Groups} groups are not valid; expected at least 1 of each"));
        }

        if (input.Channels != InputChannels)
            throw Unfit(FormattableString.Invariant($"the input is {input}; expected {InputChannels} channels"));
        var positions = SlidingWindow.Slide(input, Kernel, Stride, Border) ?? throw Unfit($"the input {input} with its border is smaller than the window {Kernel}");
        return positions with { Channels = OutputChannels };
    }

    private IEnumerable<StateTensor> Tensors()
    {
        yield return new StateTensor("weight", EquatableArray.Of(OutputChannels, InputChannels / Groups, Kernel.Height, Kernel.Width), StateTensorKind.Parameter);
        if (Bias)
            yield return new StateTensor("bias", EquatableArray.Of(OutputChannels), StateTensorKind.Parameter);
    }
}
