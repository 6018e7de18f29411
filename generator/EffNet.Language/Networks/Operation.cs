namespace EffNet.Language.Networks;

/// <summary>
/// What one layer computes, with the rules for its shape and its costs. Costs follow the paper: multiply-adds of
/// convolutions and linear layers only; batch norm, activations, pooling and additions count as free.
/// </summary>
public abstract record Operation
{
    /// <summary>The shape this operation makes of <paramref name="input"/>.</summary>
    public abstract Shape OutputShape(Shape input);

    /// <summary>
    /// Whether what it yields may lie in its input's memory, in some mode or at some size: a view, or the input itself. Whoever writes over the one then writes
    /// over the other.
    /// </summary>
    public abstract bool SharesMemory { get; }

    /// <summary>Learned numbers; running statistics of batch norm are state, not parameters.</summary>
    public virtual long Parameters => 0;

    /// <summary>Multiply-adds spent on every output position.</summary>
    public virtual long MultiplyAddsPerPosition => 0;

    /// <summary>Whether its outputs count as activations, as fvcore and timm count them: those of convolutions and linear layers.</summary>
    public virtual bool CountsActivations => false;

    /// <summary>The factor by which it shrinks height and width, rounding up: the one rule that every strided operation follows.</summary>
    public virtual int Reduction => 1;

    /// <summary>Which tensors autograd keeps for the backward pass, where gradients flow through it.</summary>
    public virtual SavedTensors Saves => SavedTensors.None;

    /// <summary>Bytes of other tensors that autograd keeps for one image that comes out as <paramref name="output"/>: masks and indices.</summary>
    public virtual long SavedBytes(Shape output) => 0;

    /// <summary>Multiply-adds for one image that comes out as <paramref name="output"/>.</summary>
    public long MultiplyAdds(Shape output) => checked(MultiplyAddsPerPosition * Math.Max(1, output.Pixels));
}

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
    public override long MultiplyAddsPerPosition => Weights;
}

/// <summary>A border around the input of a strided operation, as wide as TensorFlow's "SAME" asks for at the actual size.</summary>
/// <param name="Kernel">The operation's kernel.</param>
/// <param name="Stride">The operation's stride.</param>
/// <param name="Lowest">Whether it holds what no maximum ever chooses, and not zeros.</param>
public sealed record SamePad(int Kernel, int Stride, bool Lowest = false) : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var outputs = (input.Size + Stride - 1) / Stride;
        return input with { Size = Math.Max(input.Size, ((outputs - 1) * Stride) + Kernel) };
    }
}

/// <summary>Normalisation by batch statistics in training and running statistics in evaluation.</summary>
/// <param name="Channels">Channels.</param>
/// <param name="Constants">Epsilon and momentum.</param>
public sealed record BatchNorm(int Channels, BatchNormConstants Constants) : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override long Parameters => 2L * Channels;
}

/// <summary>A non-linearity.</summary>
/// <param name="Function">Which.</param>
public sealed record Activation(ActivationFunction Function) : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => Function.Saves;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

/// <summary>The largest of every window. An even kernel may reach over the border, so that sizes halve rounding up as with odd ones.</summary>
/// <param name="Kernel">Side of the window.</param>
/// <param name="Stride">Step between windows.</param>
/// <param name="IsPadded">Whether its input has its border already.</param>
public sealed record MaxPool(int Kernel, int Stride, bool IsPadded) : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <summary>The place of every maximum, as 64-bit numbers.</summary>
    public override long SavedBytes(Shape output) => sizeof(long) * output.Elements;

    /// <inheritdoc/>
    public override int Reduction => Stride;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) =>
        input with { Size = IsPadded ? ((input.Size - Kernel) / Stride) + 1 : (input.Size + Stride - 1) / Stride };
}

/// <summary>The mean of every window, over those of its positions that lie in the input.</summary>
/// <param name="Kernel">Side of the window.</param>
/// <param name="Stride">Step between windows.</param>
/// <param name="IsSame">Whether windows lie as TensorFlow's "SAME" lays them.</param>
public sealed record AveragePool(int Kernel, int Stride, bool IsSame) : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override int Reduction => Stride;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input with { Size = (input.Size + Stride - 1) / Stride };
}

/// <summary>The mean over all positions of each channel.</summary>
public sealed record GlobalAveragePool : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input with { Size = 1 };
}

/// <summary>The first input scaled by the second, one gate per channel.</summary>
public sealed record Multiply : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Operands;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

/// <summary>The sum of two inputs: a residual connection.</summary>
public sealed record Add : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

/// <summary>Drops a whole residual branch per sample in training (Huang et al., 2016); survivors are scaled by 1 / (1 - rate).</summary>
/// <param name="Rate">Probability of being dropped.</param>
public sealed record StochasticDepth(double Rate) : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

/// <summary>From channels of one position to features.</summary>
public sealed record Flatten : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(checked((int)input.Elements), 0);
}

/// <summary>Zeroes features at random in training; survivors are scaled by 1 / (1 - rate).</summary>
/// <param name="Rate">Probability of being zeroed.</param>
public sealed record Dropout(double Rate) : Operation
{
    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <summary>A mask of one byte per feature.</summary>
    public override long SavedBytes(Shape output) => output.Elements;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

/// <summary>A fully connected layer with bias: the classifier.</summary>
/// <param name="InputFeatures">Features in.</param>
/// <param name="OutputFeatures">Classes.</param>
public sealed record Linear(int InputFeatures, int OutputFeatures) : Operation
{
    /// <inheritdoc/>
    public override bool CountsActivations => true;

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(OutputFeatures, 0);

    /// <inheritdoc/>
    public override long Parameters => checked(((long)InputFeatures * OutputFeatures) + OutputFeatures);

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => checked((long)InputFeatures * OutputFeatures);
}
