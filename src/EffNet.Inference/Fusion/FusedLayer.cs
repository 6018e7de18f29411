using EffNet.Networks;

namespace EffNet.Inference.Fusion;

/// <summary>A step of the engine: one node of a network, or several nodes that are computed together in one pass over memory.</summary>
/// <param name="Node">The node that determines the name and the weights.</param>
/// <param name="Inputs">The input values.</param>
/// <param name="Output">The output value.</param>
internal abstract record FusedLayer(Node Node, EquatableArray<Value> Inputs, Value Output)
{
    /// <summary>Calls the method of a visitor for this kind of layer.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="visitor">The visitor.</param>
    public abstract TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor);
}

/// <summary>
/// A convolution with the nodes that are fused into it: a batch norm, which is folded into the weights, an activation, and a residual sum followed by an
/// activation.
/// </summary>
/// <param name="Node">The convolution.</param>
/// <param name="Norm">The batch norm that is folded into the weights; <see langword="null"/> if there is none.</param>
/// <param name="Window">The window and its input.</param>
/// <param name="Gate">The factors of the input channels; <see langword="null"/> if they are not scaled.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none. If there is a residual, the activation is applied to the sum.</param>
/// <param name="Residual">The maps to add; <see langword="null"/> if there are none.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedConvolution(Node Node, Node? Norm, Window Window, Value? Gate, ActivationFunction? Activation, Value? Residual, Value Output)
    : FusedLayer(Node, new[] { (Value?)Window.Input, Gate, Residual }.OfType<Value>().ToEquatableArray(), Output)
{
    /// <summary>Gets the convolution.</summary>
    public Convolution Operation => (Convolution)Node.Operation;

    /// <summary>Gets a value that indicates whether each channel has its own filter.</summary>
    public bool IsDepthwise => Operation.Groups > 1 && Operation.Groups == Operation.InputChannels && Operation.Groups == Operation.OutputChannels;

    /// <summary>
    /// Gets a value that indicates whether the layer reads the image directly, which is stored channel by channel (C, H, W) and not in blocks of channels.
    /// </summary>
    public bool ReadsImage => Window.Input.Number == Value.Image && Operation.Groups == 1;

    /// <summary>Gets a value that indicates whether each output pixel depends on one input pixel.</summary>
    public bool IsPointwise => Operation.IsPointwise && Operation.Stride == Extent.One && Window.Border == default;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A linear layer, with the activation after it.</summary>
/// <param name="Node">The linear layer.</param>
/// <param name="Input">The input vector.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedLinear(Node Node, Value Input, ActivationFunction? Activation, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>The maximum or mean of each window.</summary>
/// <param name="Node">The pooling.</param>
/// <param name="Window">The window and its input. Positions outside of the maps are ignored.</param>
/// <param name="IsMax"><see langword="true"/> for the maximum; <see langword="false"/> for the mean.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedPool(Node Node, Window Window, bool IsMax, Value Output) : FusedLayer(Node, EquatableArray.Of(Window.Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>The mean of each channel.</summary>
/// <param name="Node">The pooling.</param>
/// <param name="Input">The maps.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedMean(Node Node, Value Input, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A batch norm that is not folded into a convolution, or a separate activation.</summary>
/// <param name="Node">The batch norm or activation.</param>
/// <param name="Input">The input.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedElements(Node Node, Value Input, ActivationFunction? Activation, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A sum or product of values, which may be broadcast, with the activation after it.</summary>
/// <param name="Node">The sum or product.</param>
/// <param name="Terms">The values to combine.</param>
/// <param name="IsProduct"><see langword="true"/> for a product; <see langword="false"/> for a sum.</param>
/// <param name="Activation">The activation; <see langword="null"/> if there is none.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedCombination(Node Node, EquatableArray<Value> Terms, bool IsProduct, ActivationFunction? Activation, Value Output) : FusedLayer(Node, Terms, Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A copy of channels in another order: a concatenation, a part of a split, or a vector of all pixels.</summary>
/// <param name="Node">The node.</param>
/// <param name="Sources">The values whose channels are concatenated.</param>
/// <param name="First">The index of the first channel that is copied.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedCopy(Node Node, EquatableArray<Value> Sources, int First, Value Output) : FusedLayer(Node, Sources, Output)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A copy of maps with an added border.</summary>
/// <param name="Node">The padding.</param>
/// <param name="Input">The maps.</param>
/// <param name="Output">The output value.</param>
internal sealed record FusedPad(Node Node, Value Input, Value Output) : FusedLayer(Node, EquatableArray.Of(Input), Output)
{
    /// <summary>Gets the value of the border.</summary>
    public float Fill => Node.Operation is SamePad { Lowest: true } ? float.NegativeInfinity : 0;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IFusedLayerVisitor<TResult> visitor) => visitor.Visit(this);
}
