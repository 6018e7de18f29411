using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace EffNet.Networks;

/// <summary>
/// Facts that everything that runs a network may rely on: which node reads a value last, which values may share memory, what may be overwritten, and what may be computed together. They are
/// facts about what is legal; each reader decides which of them it uses. They are computed once for a network, in time linear in its nodes.
/// </summary>
public sealed class NetworkPlan
{
    private const int NoNode = -1;

    private static readonly ConditionalWeakTable<Network, NetworkPlan> s_plans = new();

    private readonly EquatableArray<Node> _nodes;

    /// <summary>What is known of each value, by its number.</summary>
    private readonly ValueFacts[] _facts;

    /// <summary>The number of the value that was computed last while the plan is made.</summary>
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
    /// <exception cref="ArgumentException">Its values are not numbered in order of execution, or a node reads a value before it is computed.</exception>
    public static NetworkPlan Of(Network network) => s_plans.GetValue(network, n => new NetworkPlan(n));

    /// <summary>Returns the index of the node that computes a value; -1 for the image.</summary>
    /// <param name="value">The value.</param>
    public int ProducerOf(Value value) => _facts[value.Number].Producer;

    /// <summary>Returns the index of a node in order of execution.</summary>
    /// <param name="node">A node of the network.</param>
    public int IndexOf(Node node) => ProducerOf(node.Outputs[0]);

    /// <summary>Returns the index of the last node that reads a value; the number of nodes if it is a result of the network, and -1 if nothing reads it.</summary>
    /// <param name="value">The value.</param>
    public int LastReaderOf(Value value) => _facts[value.Number].LastReader;

    /// <summary>Returns how many nodes read a value; the results of the network count as one more.</summary>
    /// <param name="value">The value.</param>
    public int ReadersOf(Value value) => _facts[value.Number].Readers;

    /// <summary>Returns the index of the last node that reads the memory of a value, through whatever view; the number of nodes if a result of the network is in it.</summary>
    /// <param name="value">The value.</param>
    public int LastReaderOfMemory(Value value) => _facts[OriginOf(value)].LastReaderOfMemory;

    /// <summary>
    /// Returns the number of the value whose memory a value may have: its own, or that of what it is a view of, or may be at some size or in some mode. Overwriting one overwrites the other.
    /// </summary>
    /// <param name="value">The value.</param>
    public int OriginOf(Value value) => _facts[value.Number].Origin;

    /// <summary>Returns whether two values may have the same memory, because one is computed after the other was read for the last time.</summary>
    /// <param name="first">A value.</param>
    /// <param name="second">Another value.</param>
    public bool MayShareMemory(Value first, Value second) =>
        OriginOf(first) != OriginOf(second) && (EndsBefore(first, second) || EndsBefore(second, first));

    /// <summary>Returns the factors by which height and width of a value are smaller than the image's; <see langword="null"/> if its size does not depend on the image's.</summary>
    /// <param name="value">The value.</param>
    public Extent? ReductionOf(Value value) => _facts[value.Number].Reduction;

    /// <summary>Returns whether a node is a convolution that only the batch norm after it reads: the two may be computed as one convolution.</summary>
    /// <param name="index">The node's index.</param>
    public bool MayFold(int index) =>
        _nodes[index].Operation is Convolution { Bias: false }
        && index + 1 < _nodes.Count
        && _nodes[index + 1] is { Operation: BatchNorm } norm
        && norm.Inputs[0] == _nodes[index].Outputs[0]
        && IsOnlyReadBy(index + 1, norm.Inputs[0]);

    /// <summary>Returns whether a node's only result is read by nothing but the activation after it: the activation may be applied while the result is computed.</summary>
    /// <param name="index">The node's index.</param>
    public bool MayFuseActivation(int index) =>
        index + 1 < _nodes.Count
        && _nodes[index].Outputs.Count == 1
        && _nodes[index + 1].Operation is Activation
        && _nodes[index + 1].Inputs[0] == _nodes[index].Outputs[0]
        && IsOnlyReadBy(index + 1, _nodes[index].Outputs[0]);

    /// <summary>Returns whether a node is a 1x1 convolution of maps that have one position at every resolution: a matrix product.</summary>
    /// <param name="index">The node's index.</param>
    public bool IsMatrixProduct(int index) =>
        _nodes[index].Operation is Convolution { IsPointwise: true } && ReductionOf(_nodes[index].Inputs[0]) is null && _nodes[index].Input.Pixels == 1;

    /// <summary>Returns whether a node may write its result over the first value that it reads: its memory is not the image's, and nothing reads it afterwards.</summary>
    /// <param name="index">The node's index.</param>
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

    /// <summary>Returns the values that a group of consecutive nodes reads and does not compute, in the order in which it reads them.</summary>
    /// <param name="group">The nodes of a block, a stage, or several of them.</param>
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

    /// <summary>Returns the values that a group of consecutive nodes computes for what comes after it, in order; its last value if nothing reads any.</summary>
    /// <param name="group">The nodes of a block, a stage, or several of them.</param>
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

    /// <summary>Returns whether a value's memory is free when another's is written. What nothing reads is written all the same.</summary>
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

    /// <summary>Multiplies reductions. No image is so large that those beyond 31 bits differ: its maps have one position.</summary>
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
            throw new ArgumentException($"Value {value.Number} is read before it is computed.", nameof(value));
        ref var facts = ref _facts[value.Number];
        if (facts.LastReader != index)
            facts.Readers++;
        facts.LastReader = index;
        _facts[facts.Origin].LastReaderOfMemory = index;
    }

    /// <summary>What is known of a value.</summary>
    /// <param name="producer">The index of the node that computes it.</param>
    /// <param name="origin">The number of the value whose memory it may have.</param>
    /// <param name="reduction">How much smaller than the image it is.</param>
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
