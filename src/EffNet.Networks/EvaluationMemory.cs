namespace EffNet.Networks;

/// <summary>
/// The lifetimes of tensors while generated code evaluates an image. A module disposes its internal values after the last node that reads them. If another
/// module reads a value, the caller of both modules disposes it after the last reader has returned.
/// </summary>
internal sealed class EvaluationMemory
{
    private readonly Network _network;
    private readonly NetworkPlan _plan;

    /// <summary>The stage and block of each node, the last node of that block, and the last node of the member of the network that contains it.</summary>
    private readonly (Stage Stage, Block Block, int BlockEnd, int MemberEnd)[] _places;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    public EvaluationMemory(Network network)
    {
        (_network, _plan) = (network, network.Plan);
        _places = new (Stage, Block, int, int)[network.Nodes.Count];
        var node = 0;
        foreach (var stage in network.Stages)
        {
            var stageEnd = node + stage.Blocks.Sum(b => b.Nodes.Count) - 1;
            foreach (var block in stage.Blocks)
            {
                var blockEnd = node + block.Nodes.Count - 1;
                while (node <= blockEnd)
                    _places[node++] = (stage, block, blockEnd, block.StandsAlone ? blockEnd : stageEnd);
            }
        }
    }

    /// <summary>Returns the point where the most bytes are in use at once, including the image, which the first block reads.</summary>
    /// <param name="precision">The bytes of one number.</param>
    public ActivationPeak FindPeak(int precision)
    {
        var tensors = TensorsOfValues.Find(_network, PassesOn);
        var ending = EndsByNode(tensors);
        var (alive, peak, place) = (_network.Input.Elements, 0L, 0);
        for (var i = 0; i < _network.Nodes.Count; i++)
        {
            if (!_plan.MayFold(i))
                alive += _network.Nodes[i].Outputs.Where(v => tensors[v.Number] == v.Number).Sum(v => v.Shape.Elements);
            if (alive > peak)
                (peak, place) = (alive, i);
            alive -= ending[i];
        }

        return new ActivationPeak(checked(precision * peak), _places[place].Stage, _places[place].Block);
    }

    /// <summary>Returns for each node the number of elements of the tensors that are disposed after it.</summary>
    private long[] EndsByNode(int[] tensors)
    {
        var ends = new int[tensors.Length];
        for (var i = 0; i < _network.Nodes.Count; i++)
        {
            // A folded convolution is computed by the node of its batch norm.
            var reader = _plan.MayFold(i) ? i + 1 : i;
            foreach (var input in _network.Nodes[i].Inputs)
                ends[tensors[input.Number]] = Math.Max(ends[tensors[input.Number]], EndOf(input, reader));
            foreach (var output in _network.Nodes[i].Outputs)
                ends[tensors[output.Number]] = Math.Max(ends[tensors[output.Number]], i);
        }

        var ending = new long[_network.Nodes.Count];
        ending[ends[Value.Image]] += _network.Input.Elements;
        for (var i = 0; i < _network.Nodes.Count; i++)
        {
            foreach (var output in _network.Nodes[i].Outputs)
            {
                if (tensors[output.Number] == output.Number && !_plan.MayFold(i) && _plan.LastReaderOfMemory(output) < _network.Nodes.Count)
                    ending[ends[output.Number]] += output.Shape.Elements;
            }
        }

        return ending;
    }

    /// <summary>Returns the node after which a value is disposed if <paramref name="reader"/> is the last node that reads it.</summary>
    private int EndOf(Value value, int reader)
    {
        var producer = _plan.ProducerOf(value);
        if (producer < 0)
            return _places[reader].MemberEnd;
        if (ReferenceEquals(_places[producer].Block, _places[reader].Block))
            return reader;
        return _places[producer].MemberEnd == _places[reader].MemberEnd ? _places[reader].BlockEnd : _places[reader].MemberEnd;
    }

    /// <summary>
    /// Returns <see langword="true"/> if the result of a node is in the memory of its first input: it is a view, or it overwrites a value of the same block.
    /// Otherwise, returns <see langword="false"/>.
    /// </summary>
    private bool PassesOn(int index)
    {
        var node = _network.Nodes[index];
        if (node.Operation.IsView(node.Input, isTraining: false))
            return true;
        return _plan.MayOverwriteInput(index)
            && node.Operation is not Activation { Function.HasInPlaceForm: false }
            && _places[index].Block.Computes(new Value(_plan.OriginOf(node.Inputs[0]), node.Input));
    }
}
