namespace EffNet.Networks;

/// <summary>A square convolution; depthwise where <paramref name="Groups"/> equals both channel counts.</summary>
/// <param name="InputChannels">Channels in.</param>
/// <param name="OutputChannels">Channels out.</param>
/// <param name="Kernel">Side of the kernel.</param>
/// <param name="Stride">Step between outputs.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
/// <param name="Border">Zeros added on every side.</param>
/// <param name="Bias">Whether a bias is learned; convolutions before a batch norm have none.</param>
public sealed record Convolution(int InputChannels, int OutputChannels, int Kernel, int Stride, int Groups, int Border, bool Bias) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override int Reduction => Stride;

    /// <inheritdoc/>
    public override bool CountsActivations => true;

    private long Weights => checked((long)OutputChannels * (InputChannels / Groups) * Kernel * Kernel);

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(OutputChannels, ((input.Size + (2 * Border) - Kernel) / Stride) + 1);

    /// <inheritdoc/>
    public override long Parameters => Weights + (Bias ? OutputChannels : 0);

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => Tensors().ToEquatableArray();

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => Weights;

    private IEnumerable<StateTensor> Tensors()
    {
        yield return new StateTensor("weight", EquatableArray.Of(OutputChannels, InputChannels / Groups, Kernel, Kernel), StateTensorKind.Parameter);
        if (Bias)
            yield return new StateTensor("bias", EquatableArray.Of(OutputChannels), StateTensorKind.Parameter);
    }
}
