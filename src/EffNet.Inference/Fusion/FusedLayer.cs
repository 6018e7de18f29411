using EffNet.Networks;

namespace EffNet.Inference.Fusion;

/// <summary>One pass over memory: a node of a network, or several that are computed together.</summary>
/// <param name="Node">The node that gives it its name and weights.</param>
/// <param name="Inputs">The values that it reads.</param>
/// <param name="Output">The value that it computes.</param>
internal abstract record FusedLayer(Node Node, EquatableArray<Value> Inputs, Value Output)
{
    /// <summary>Does something for each kind of layer.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="visitor">What is done.</param>
    public abstract TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor);
}

/// <summary>A convolution with what follows it: its batch norm, which is folded into the weights, an activation, a residual sum and an activation of that.</summary>
/// <param name="Node">The convolution.</param>
/// <param name="Norm">The batch norm that is folded; <see langword="null"/> if there is none.</param>
/// <param name="Window">Where its window moves.</param>
/// <param name="Gate">The factors of the input's channels; <see langword="null"/> if they are not scaled.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none. With a residual it is applied to the sum.</param>
/// <param name="Residual">The maps that are added; <see langword="null"/> if there are none.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedConvolution(Node Node, Node? Norm, Window Window, Value? Gate, ActivationFunction? Activation, Value? Residual, Value Output)
    : FusedLayer(Node, new[] { (Value?)Window.Input, Gate, Residual }.OfType<Value>().ToEquatableArray(), Output)
{
    /// <summary>Gets the convolution.</summary>
    public Convolution Operation => (Convolution)Node.Operation;

    /// <summary>Gets whether each channel has a filter of its own.</summary>
    public bool IsDepthwise => Operation.Groups > 1 && Operation.Groups == Operation.InputChannels && Operation.Groups == Operation.OutputChannels;

    /// <summary>Gets whether it reads the image as it is, whose channels follow one another.</summary>
    public bool ReadsImage => Window.Input.Number == Value.Image && Operation.Groups == 1;

    /// <summary>Gets whether it is a product of each pixel alone.</summary>
    public bool IsPointwise => Operation.IsPointwise && Operation.Stride == Extent.One && Window.Border == default;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A linear layer and the activation after it.</summary>
/// <param name="Node">The linear layer.</param>
/// <param name="Input">The vector that it reads.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedLinear(Node Node, Value Input, ActivationFunction? Activation, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>The largest number or the mean of each window.</summary>
/// <param name="Node">The pooling.</param>
/// <param name="Window">Where its window moves; what is beyond the maps does not count.</param>
/// <param name="IsMax">Whether it is the largest number.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedPool(Node Node, Window Window, bool IsMax, Value Output) : FusedLayer(Node, EquatableArray.Of(Window.Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>The mean of each channel.</summary>
/// <param name="Node">The pooling.</param>
/// <param name="Input">The maps.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedMean(Node Node, Value Input, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A batch norm that no convolution takes, or an activation alone.</summary>
/// <param name="Node">The norm or activation.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedElements(Node Node, Value Input, ActivationFunction? Activation, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A sum or product of values, which may be broadcast, and the activation after it.</summary>
/// <param name="Node">The sum or product.</param>
/// <param name="Terms">What is combined, one after the other.</param>
/// <param name="IsProduct">Whether it is a product.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedCombination(Node Node, EquatableArray<Value> Terms, bool IsProduct, ActivationFunction? Activation, Value Output) : FusedLayer(Node, Terms, Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Channels in another order of memory: a concatenation, a part of a split, or a vector of all pixels.</summary>
/// <param name="Node">The node.</param>
/// <param name="Sources">The values whose channels follow one another.</param>
/// <param name="First">The first channel of all that is taken.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedCopy(Node Node, EquatableArray<Value> Sources, int First, Value Output) : FusedLayer(Node, Sources, Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Maps with a border of their own.</summary>
/// <param name="Node">The padding.</param>
/// <param name="Input">The maps.</param>
/// <param name="Output">The value that it computes.</param>
internal sealed record FusedPad(Node Node, Value Input, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <summary>Gets the number in the border.</summary>
    public float Fill => Node.Operation is SamePad { Lowest: true } ? float.NegativeInfinity : 0;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}
