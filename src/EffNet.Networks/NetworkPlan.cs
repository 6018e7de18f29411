using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace EffNet.Networks;

/// <summary>
/// The plan for code that runs a network: the last reader of each value, values that may share memory, values that may be overwritten, and nodes that may be
/// computed together. The plan states only what is allowed; the code that runs the network decides. The plan is computed once per network, in time linear in
/// the number of nodes.
/// </summary>
public sealed class NetworkPlan
{
    private const int NoNode = -1;

    private static readonly ConditionalWeakTable<Network, NetworkPlan> s_plans = new();

    private readonly EquatableArray<Node> _nodes;

    /// <summary>The facts about each value, indexed by the number of the value.</summary>
    private readonly ValueFacts[] _facts;

    /// <summary>The number of the value that was added last while the plan is built.</summary>
    private int _computed;

    private NetworkPlan(Network network)
    {
        _nodes = network.Nodes;
        _facts = new ValueFacts[1 + _nodes.Sum(n => n.Outputs.Count)];
        _facts[Value.Image] = new ValueFacts(NoNode, Value.Image, Extent.One);
        for (var i = 0; i < _nodes.Count; i++)
            Follow(i, _nodes[i]);
        foreach (var output in network.Outputs)
            Read(_nodes.Count, output.Value);
    }

    /// <summary>Returns the plan of a network.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The values are not numbered in order of execution, or a node reads a value before it is computed.</exception>
    public static NetworkPlan Of(Network network) => s_plans.GetValue(network, n => new NetworkPlan(n));

    /// <summary>Returns the index of the node that computes a value; -1 for the image.</summary>
    /// <param name="value">The value.</param>
    public int ProducerOf(Value value) => _facts[value.Number].Producer;

    /// <summary>Returns the index of a node in order of execution.</summary>
    /// <param name="node">A node of the network.</param>
    public int IndexOf(Node node) => ProducerOf(node.Outputs[0]);

    /// <summary>
    /// Returns the index of the last node that reads a value; the number of nodes if the value is an output of the network, and -1 if no node reads it.
    /// </summary>
    /// <param name="value">The value.</param>
    public int LastReaderOf(Value value) => _facts[value.Number].LastReader;

    /// <summary>Returns the number of nodes that read a value. If the value is an output of the network, one is added.</summary>
    /// <param name="value">The value.</param>
    public int ReadersOf(Value value) => _facts[value.Number].Readers;

    /// <summary>
    /// Returns the index of the last node that reads the memory of a value, directly or through a view; the number of nodes if the memory contains an output of
    /// the network.
    /// </summary>
    /// <param name="value">The value.</param>
    public int LastReaderOfMemory(Value value) => _facts[OriginOf(value)].LastReaderOfMemory;

    /// <summary>
    /// Returns the number of the value that owns the memory of a value. If the value can be a view of another value, at some size or in some mode, this is the
    /// number of the other value, because overwriting one can overwrite the other. Otherwise, it is the value's own number.
    /// </summary>
    /// <param name="value">The value.</param>
    public int OriginOf(Value value) => _facts[value.Number].Origin;

    /// <summary>
    /// Returns <see langword="true"/> if two values may use the same memory because one is computed after the last read of the other; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    /// <param name="first">A value.</param>
    /// <param name="second">Another value.</param>
    public bool MayShareMemory(Value first, Value second) =>
        OriginOf(first) != OriginOf(second) && (EndsBefore(first, second) || EndsBefore(second, first));

    /// <summary>
    /// Returns the factors by which height and width of a value are smaller than those of the image; <see langword="null"/> if the size of the value does not
    /// depend on the size of the image.
    /// </summary>
    /// <param name="value">The value.</param>
    public Extent? ReductionOf(Value value) => _facts[value.Number].Reduction;

    /// <summary>
    /// Returns <see langword="true"/> if a node is a convolution without bias and its only reader is the batch norm after it; otherwise, <see langword="false"/>.
    /// In evaluation, both may then be computed as one convolution.
    /// </summary>
    /// <param name="index">The index of the node.</param>
    public bool MayFold(int index) =>
        _nodes[index].Operation is Convolution { Bias: false }
        && index + 1 < _nodes.Count
        && _nodes[index + 1] is { Operation: BatchNorm } norm
        && norm.Inputs[0] == _nodes[index].Outputs[0]
        && IsOnlyReadBy(index + 1, norm.Inputs[0]);

    /// <summary>
    /// Returns <see langword="true"/> if a node has one result and its only reader is the activation after the node; otherwise, <see langword="false"/>. The
    /// activation may then be applied while the result is computed.
    /// </summary>
    /// <param name="index">The index of the node.</param>
    public bool MayFuseActivation(int index) =>
        index + 1 < _nodes.Count
        && _nodes[index].Outputs.Count == 1
        && _nodes[index + 1].Operation is Activation
        && _nodes[index + 1].Inputs[0] == _nodes[index].Outputs[0]
        && IsOnlyReadBy(index + 1, _nodes[index].Outputs[0]);

    /// <summary>
    /// Returns <see langword="true"/> if a node is a matrix product: a 1x1 convolution of maps that have one position at every resolution. Otherwise, returns
    /// <see langword="false"/>.
    /// </summary>
    /// <param name="index">The index of the node.</param>
    public bool IsMatrixProduct(int index) =>
        _nodes[index].Operation is Convolution { IsPointwise: true } && ReductionOf(_nodes[index].Inputs[0]) is null && _nodes[index].Input.Pixels == 1;

    /// <summary>
    /// Returns <see langword="true"/> if a node may write its result over its first input; otherwise, <see langword="false"/>. The operation and the shapes must
    /// allow it, and the memory must not be that of the image or be read afterwards.
    /// </summary>
    /// <param name="index">The index of the node.</param>
    public bool MayOverwriteInput(int index)
    {
        var node = _nodes[index];
        var taken = OriginOf(node.Inputs[0]);
        return node.Operation.MayOverwriteInput
            && taken != Value.Image
            && node.Input == node.Output
            && _facts[taken].LastReaderOfMemory <= index
            && IsReadOnce(taken, node);
    }

    /// <summary>Returns the values that a group of consecutive nodes reads but does not compute, in the order in which they are first read.</summary>
    /// <param name="group">The nodes of one or more blocks or stages.</param>
    public static EquatableArray<Value> InputsOf(IReadOnlyList<Node> group)
    {
        var first = group[0].Outputs[0].Number;
        var inputs = ImmutableArray.CreateBuilder<Value>();
        var found = new HashSet<int>();
        for (var i = 0; i < group.Count; i++)
        {
            foreach (var input in group[i].Inputs)
            {
                if (input.Number < first && found.Add(input.Number))
                    inputs.Add(input);
            }
        }

        return new EquatableArray<Value>(inputs.ToImmutable());
    }

    /// <summary>Returns the values of a group of consecutive nodes that later nodes read, in order; the last value of the group if there are none.</summary>
    /// <param name="group">The nodes of one or more blocks or stages.</param>
    public EquatableArray<Value> OutputsOf(IReadOnlyList<Node> group)
    {
        var last = group[group.Count - 1];
        var end = IndexOf(last);
        var outputs = ImmutableArray.CreateBuilder<Value>();
        for (var i = 0; i < group.Count; i++)
        {
            foreach (var output in group[i].Outputs)
            {
                if (LastReaderOf(output) > end)
                    outputs.Add(output);
            }
        }

        if (outputs.Count == 0)
            outputs.Add(last.Outputs[0]);
        return new EquatableArray<Value>(outputs.ToImmutable());
    }

    /// <summary>
    /// Returns <see langword="true"/> if the memory of the first value is free when the second value is written; otherwise, <see langword="false"/>. A value
    /// that is never read is still written.
    /// </summary>
    private bool EndsBefore(Value first, Value second) =>
        Math.Max(LastReaderOfMemory(first), _facts[OriginOf(first)].Producer) < _facts[OriginOf(second)].Producer;

    private bool IsReadOnce(int origin, Node node)
    {
        for (var i = 1; i < node.Inputs.Count; i++)
        {
            if (OriginOf(node.Inputs[i]) == origin)
                return false;
        }

        return true;
    }

    private bool IsOnlyReadBy(int index, Value value) => _facts[value.Number] is { Readers: 1 } facts && facts.LastReader == index;

    private void Follow(int index, Node node)
    {
        foreach (var input in node.Inputs)
            Read(index, input);
        var isFixed = node.Operation.YieldsOnePosition || HasFixedInputs(node);
        Extent? reduction = !isFixed && ReductionOf(node.Inputs[0]) is { } before ? Multiply(before, node.Operation.Reduction) : null;
        foreach (var output in node.Outputs)
        {
            if (output.Number != ++_computed)
                throw new ArgumentException($"The values of node '{node.Name}' are not numbered in order of execution.", nameof(node));
            _facts[output.Number] = new ValueFacts(index, node.Operation.SharesMemory ? OriginOf(node.Inputs[0]) : output.Number, reduction);
        }
    }

    /// <summary>Multiplies reductions, limited to 31 bits. The limit has no effect, because with such a factor the maps of every image have one position.</summary>
    private static Extent Multiply(Extent first, Extent second)
    {
        return new(Multiply(first.Height, second.Height), Multiply(first.Width, second.Width));

        static int Multiply(int first, int second) => (int)Math.Min(int.MaxValue, (long)first * second);
    }

    private bool HasFixedInputs(Node node)
    {
        foreach (var input in node.Inputs)
        {
            if (ReductionOf(input) is not null)
                return false;
        }

        return true;
    }

    private void Read(int index, Value value)
    {
        if (value.Number < 0 || value.Number > _computed)
        {
            throw new ArgumentException(
                $"Value {value.Number} is read before a node computes it. Add nodes in the order of execution, with values of the same graph.", nameof(value));
        }

        ref var facts = ref _facts[value.Number];
        if (facts.LastReader != index)
            facts.Readers++;
        facts.LastReader = index;
        _facts[facts.Origin].LastReaderOfMemory = index;
    }

    /// <summary>The facts about a value.</summary>
    /// <param name="producer">The index of the node that computes the value.</param>
    /// <param name="origin">The number of the value that owns the memory.</param>
    /// <param name="reduction">The factors by which the value is smaller than the image.</param>
    private struct ValueFacts(int producer, int origin, Extent? reduction)
    {
        public readonly int Producer => producer;

        public readonly int Origin => origin;

        public readonly Extent? Reduction => reduction;

        public int Readers { get; set; }

        public int LastReader { get; set; } = NoNode;

        public int LastReaderOfMemory { get; set; } = NoNode;
    }
}
