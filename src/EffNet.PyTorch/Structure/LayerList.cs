using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>The steps of a network in order of execution.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layers">The steps.</param>
/// <param name="Outputs">The numbers of the network's output values.</param>
internal sealed record LayerList(Network Network, IReadOnlyList<ModuleLayer> Layers, IReadOnlyList<int> Outputs)
{
    /// <summary>Returns the steps of a network in training.</summary>
    /// <param name="network">The network.</param>
    public static LayerList ForTraining(Network network) => new Builder(network, isEvaluation: false, folds: false).Build();

    /// <summary>Returns the steps of a network in evaluation, without operations that are random in training.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folds">Whether batch norms are folded into convolutions if the plan of the network allows it.</param>
    public static LayerList ForEvaluation(Network network, bool folds) => new Builder(network, isEvaluation: true, folds).Build();

    /// <summary>Gets the shapes of all values by their numbers.</summary>
    public IReadOnlyDictionary<int, Shape> Shapes { get; } =
        Network.Nodes.SelectMany(n => n.Outputs).Append(Network.Image).ToDictionary(v => v.Number, v => v.Shape);

    private sealed class Builder(Network network, bool isEvaluation, bool folds)
    {
        private readonly List<ModuleLayer> _layers = [];

        /// <summary>The numbers of values that equal other values in this list, such as results of dropout in evaluation.</summary>
        private readonly Dictionary<int, int> _same = [];

        /// <summary>The path of each node's block, by the index of the node.</summary>
        private readonly List<string> _blocks = [.. network.Blocks.SelectMany(b => b.Nodes.Select(_ => b.Path))];

        public LayerList Build()
        {
            for (var i = 0; i < network.Nodes.Count; i++)
                i = Add(i);
            return new LayerList(network, _layers, [.. network.Outputs.Select(o => Resolve(o.Value))]);
        }

        /// <summary>Adds a node and returns the index of the last node that was added with it.</summary>
        private int Add(int index)
        {
            var node = network.Nodes[index];
            if (isEvaluation && node.Operation is (Dropout or StochasticDepth))
            {
                _same.Add(node.Outputs[0].Number, Resolve(node.Inputs[0]));
                return index;
            }

            var inputs = node.Inputs.Select(Resolve).ToList();
            var pad = IsPadOf(index) ? (SamePad)node.Operation : null;
            var last = pad is null ? index : index + 1;
            var main = network.Nodes[last];
            var norm = folds && network.Plan.MayFold(last) ? network.Nodes[last + 1] : null;
            _layers.Add(new ModuleLayer(main, _blocks[last], inputs, [.. (norm ?? main).Outputs.Select(o => o.Number)], pad, norm));
            return norm is null ? last : last + 1;
        }

        /// <summary>
        /// Returns <see langword="true"/> if a node is a border that only the next layer reads and that this layer can add itself; otherwise,
        /// <see langword="false"/>.
        /// </summary>
        private bool IsPadOf(int index) =>
            network.Nodes[index] is { Operation: SamePad pad } padding
            && index + 1 < network.Nodes.Count
            && network.Nodes[index + 1] is { Path: not null } next
            && next.Inputs[0] == padding.Outputs[0]
            && network.Plan.ReadersOf(padding.Outputs[0]) == 1
            && next.Operation switch
            {
                Convolution convolution => !pad.Lowest && convolution.Border == default && (convolution.Kernel, convolution.Stride) == (pad.Kernel, pad.Stride),
                MaxPool pool => pad.Lowest && pool.IsPadded && (pool.Kernel, pool.Stride) == (pad.Kernel, pad.Stride),
                _ => false,
            };

        private int Resolve(Value value) => _same.GetValueOrDefault(value.Number, value.Number);
    }
}
