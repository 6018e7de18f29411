using System.Collections.Immutable;
using EffNet.Networks;

namespace EffNet.Inference.Fusion;

/// <summary>
/// Fuses the nodes of a network as far as its plan allows: batch norms into their convolutions, activations into the layers that compute their inputs, residual
/// sums into the last convolutions of their branches, and gates of squeeze-and-excitation into the weights of the convolutions that read the gated maps.
/// </summary>
internal sealed class LayerFusion : IOperationVisitor<bool>
{
    private readonly Network _network;
    private readonly NetworkPlan _plan;
    private readonly HashSet<int> _kept;
    private readonly IReadOnlyCollection<Value> _wanted;

    /// <summary>
    /// For each value, by its number: the value whose memory contains it. For the output of a node that does not change anything, this is the input of the node.
    /// </summary>
    private readonly Value[] _places;

    /// <summary>Products with a gate that are computed by the convolution after them, by the number of the product.</summary>
    private readonly Dictionary<int, (Value Maps, Value Gate)> _gated = [];

    /// <summary>The numbers of the values whose border is stored in memory.</summary>
    private readonly HashSet<int> _padded = [];

    private readonly ImmutableArray<FusedLayer>.Builder _layers = ImmutableArray.CreateBuilder<FusedLayer>();
    private int _index;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kept">Values that must be computed separately.</param>
    public LayerFusion(Network network, IReadOnlyCollection<Value> kept)
    {
        (_network, _plan) = (network, network.Plan);
        (_wanted, _kept) = (kept, [.. kept.Select(v => v.Number)]);
        _places = [network.Image, .. network.Nodes.SelectMany(n => n.Outputs)];
    }

    private Node Node => _network.Nodes[_index];

    /// <summary>Fuses the network.</summary>
    public FusedNetwork Run()
    {
        for (; _index < _network.Nodes.Count; _index++)
            Node.Operation.Accept(this);
        return new FusedNetwork(_network, _layers.ToImmutable(), [.. _network.Outputs.Select(o => o.Value).Concat(_wanted).Select(PlaceOf)]);
    }

    /// <inheritdoc/>
    public bool Visit(Convolution operation)
    {
        var node = Node;
        if (operation.InputChannels % operation.Groups != 0 || operation.OutputChannels % operation.Groups != 0)
            throw new ArgumentException($"The number of groups of '{node.Name}' must divide its input and output channels.");
        var (input, leading) = Unpadded(node);
        var norm = _plan.MayFold(_index) && !IsKept(node.Outputs[0]) ? _network.Nodes[++_index] : null;
        var gate = _gated.TryGetValue(input.Number, out var gated) ? gated.Gate : (Value?)null;
        if (gate is not null)
            input = gated.Maps;
        var activation = TakeActivation();
        var residual = activation is null ? TakeResidual() : null;
        if (residual is not null)
            activation = TakeActivation();
        return Add(new FusedConvolution(node, norm, Window.Of(input, operation.Kernel, operation.Stride, leading, node.Output), gate, activation, residual, Node.Outputs[0]));
    }

    /// <summary>Skips a border that only windows read, because windows treat maps as if they had a border. Other readers need the border in memory.</summary>
    /// <inheritdoc/>
    public bool Visit(SamePad operation)
    {
        if (HasWindowReadersOnly())
            return Pass();
        _padded.Add(Node.Outputs[0].Number);
        return Add(new FusedPad(Node, PlaceOf(Node.Inputs[0]), Node.Outputs[0]));
    }

    /// <inheritdoc/>
    public bool Visit(BatchNorm operation)
    {
        var node = Node;
        return Add(new FusedElements(node, PlaceOf(node.Inputs[0]), TakeActivation(), Node.Outputs[0]));
    }

    /// <inheritdoc/>
    public bool Visit(Activation operation) => Add(new FusedElements(Node, PlaceOf(Node.Inputs[0]), operation.Function, Node.Outputs[0]));

    /// <inheritdoc/>
    public bool Visit(MaxPool operation)
    {
        var (input, leading) = Unpadded(Node);
        return Add(new FusedPool(Node, Window.Of(input, operation.Kernel, operation.Stride, leading, Node.Output), IsMax: true, Node.Outputs[0]));
    }

    /// <inheritdoc/>
    public bool Visit(AveragePool operation)
    {
        var input = PlaceOf(Node.Inputs[0]);
        return Add(new FusedPool(Node, Window.Of(input, operation.Kernel, operation.Stride, operation.LeadingBorder(input.Shape), Node.Output), IsMax: false, Node.Outputs[0]));
    }

    /// <inheritdoc/>
    public bool Visit(GlobalAveragePool operation) => Add(new FusedMean(Node, PlaceOf(Node.Inputs[0]), Node.Outputs[0]));

    /// <summary>Leaves a product with one factor per channel to the pointwise convolution that is its only reader.</summary>
    /// <inheritdoc/>
    public bool Visit(Multiply operation)
    {
        var (first, second) = (PlaceOf(Node.Inputs[0]), PlaceOf(Node.Inputs[1]));
        var (maps, gate) = first.Shape.Pixels >= second.Shape.Pixels ? (first, second) : (second, first);
        var product = Node.Outputs[0];
        if (gate.Shape.Pixels == 1 && gate.Shape.Channels == maps.Shape.Channels && maps.Number != Value.Image && IsReadByPointwiseOnly(product))
        {
            _gated.Add(product.Number, (maps, gate));
            return true;
        }

        return Combine(EquatableArray.Of(maps, gate), isProduct: true);
    }

    /// <inheritdoc/>
    public bool Visit(Add operation) => Combine(Node.Inputs.Select(PlaceOf).ToEquatableArray(), isProduct: false);

    /// <inheritdoc/>
    public bool Visit(StochasticDepth operation) => Pass();

    /// <inheritdoc/>
    public bool Visit(Dropout operation) => Pass();

    /// <inheritdoc/>
    public bool Visit(Flatten operation)
    {
        var input = PlaceOf(Node.Inputs[0]);
        return input.Shape.Pixels <= 1 ? Pass() : Add(new FusedCopy(Node, EquatableArray.Of(input), 0, Node.Outputs[0]));
    }

    /// <inheritdoc/>
    public bool Visit(Linear operation)
    {
        var node = Node;
        return Add(new FusedLinear(node, PlaceOf(node.Inputs[0]), TakeActivation(), Node.Outputs[0]));
    }

    /// <inheritdoc/>
    public bool Visit(Concat operation) => Add(new FusedCopy(Node, Node.Inputs.Select(PlaceOf).ToEquatableArray(), 0, Node.Outputs[0]));

    /// <inheritdoc/>
    public bool Visit(Split operation)
    {
        var first = 0;
        for (var i = 0; i < operation.Channels.Count; i++)
        {
            Add(new FusedCopy(Node, EquatableArray.Of(PlaceOf(Node.Inputs[0])), first, Node.Outputs[i]));
            first += operation.Channels[i];
        }

        return true;
    }

    private Value PlaceOf(Value value) => _places[value.Number];

    private bool IsKept(Value value) => _kept.Contains(value.Number);

    private bool Add(FusedLayer layer)
    {
        _layers.Add(layer);
        return true;
    }

    /// <summary>Skips a node that does not change anything: its output uses the memory of its input.</summary>
    private bool Pass()
    {
        _places[Node.Outputs[0].Number] = PlaceOf(Node.Inputs[0]);
        return true;
    }

    private bool Combine(EquatableArray<Value> terms, bool isProduct)
    {
        var node = Node;
        return Add(new FusedCombination(node, terms, isProduct, TakeActivation(), Node.Outputs[0]));
    }

    /// <summary>
    /// If the activation after the current node may be applied while the node is computed, advances to the activation and returns it; otherwise, returns
    /// <see langword="null"/>.
    /// </summary>
    private ActivationFunction? TakeActivation() =>
        _plan.MayFuseActivation(_index) && !IsKept(Node.Outputs[0]) ? ((Activation)_network.Nodes[++_index].Operation).Function : null;

    /// <summary>
    /// If the result of the current node, directly or after stochastic depth, is read only by a sum with another value of the same shape that is available before
    /// the node, advances to the sum and returns the other value; otherwise, returns <see langword="null"/>.
    /// </summary>
    private Value? TakeResidual()
    {
        var (end, value) = (_index, Node.Outputs[0]);
        while (end + 1 < _network.Nodes.Count && _plan.ReadersOf(value) == 1 && !IsKept(value))
        {
            var next = _network.Nodes[++end];
            if (!next.Inputs.Contains(value))
                return null;
            if (next.Operation is StochasticDepth)
            {
                value = next.Outputs[0];
                continue;
            }

            if (next.Operation is not EffNet.Networks.Add || next.Inputs.Count != 2 || next.Inputs[0] == next.Inputs[1])
                return null;
            var other = PlaceOf(next.Inputs[0] == value ? next.Inputs[1] : next.Inputs[0]);
            if (other.Number > Node.Outputs[0].Number || other.Number == Value.Image || other.Shape != value.Shape || _gated.ContainsKey(other.Number))
                return null;
            _index = end;
            return other;
        }

        return null;
    }

    private bool IsReadByPointwiseOnly(Value product)
    {
        if (IsKept(product) || _plan.ReadersOf(product) != 1 || _plan.LastReaderOf(product) >= _network.Nodes.Count)
            return false;
        return _network.Nodes[_plan.LastReaderOf(product)].Operation is Convolution { IsPointwise: true, Border: { Height: 0, Width: 0 } };
    }

    private bool HasWindowReadersOnly()
    {
        var padded = Node.Outputs[0];
        return !IsKept(padded) && _plan.LastReaderOf(padded) < _network.Nodes.Count
            && _network.Nodes.Where(n => n.Inputs.Contains(padded)).All(n => n.Operation is Convolution or MaxPool { IsPadded: true });
    }

    /// <summary>
    /// Returns the input of a window without the padding of a separate node, and the distances by which the window extends beyond this input above and on the
    /// left.
    /// </summary>
    private (Value Input, Extent Leading) Unpadded(Node node)
    {
        var (value, border) = (node.Inputs[0], node.Operation.LeadingBorder(node.Input));
        if (!_padded.Contains(value.Number) && _plan.ProducerOf(value) is >= 0 and var producer && _network.Nodes[producer] is { Operation: SamePad } pad)
        {
            var added = pad.Operation.LeadingBorder(pad.Input);
            border = new Extent(border.Height + added.Height, border.Width + added.Width);
        }

        return (PlaceOf(value), border);
    }
}
