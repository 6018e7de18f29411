using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>Determines how each node of a network is written in the model.</summary>
/// <param name="network">The network.</param>
/// <param name="keepsBatchNorms">Whether batch norms remain nodes.</param>
internal sealed class NodePlan(Network network, bool keepsBatchNorms)
{
    private readonly HashSet<int> _absorbed = FindAbsorbed(network);

    /// <summary>Returns <see langword="true"/> if a convolution is written together with the batch norm after it; otherwise, <see langword="false"/>.</summary>
    /// <param name="index">The index of a node.</param>
    public bool Folds(int index) => !keepsBatchNorms && network.Plan.MayFold(index);

    /// <summary>
    /// Returns <see langword="true"/> if the output of a node is the same value as its input in the model; otherwise, <see langword="false"/>.
    /// </summary>
    /// <param name="node">The node.</param>
    public bool IsIdentity(Node node) => node.Operation switch
    {
        Dropout or StochasticDepth => true,
        SamePad => _absorbed.Contains(node.Outputs[0].Number),
        BatchNorm => network.Plan.ProducerOf(node.Inputs[0]) is >= 0 and var index && Folds(index),
        _ => false,
    };

    /// <summary>Returns <see langword="true"/> if the nodes that read a value pad it themselves; otherwise, <see langword="false"/>.</summary>
    /// <param name="value">The input of a convolution or a pooling.</param>
    public bool IsPaddedByReader(Value value) => _absorbed.Contains(value.Number);

    /// <summary>
    /// Finds the borders that the reading nodes add themselves. ONNX's convolutions and poolings can pad as TensorFlow's "SAME" if their window matches; other
    /// operations cannot.
    /// </summary>
    private static HashSet<int> FindAbsorbed(Network network)
    {
        var pads = new Dictionary<int, SamePad>();
        foreach (var node in network.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                if (pads.TryGetValue(input.Number, out var pad) && !CanPad(node.Operation, pad))
                    pads.Remove(input.Number);
            }

            if (node.Operation is SamePad added)
                pads.Add(node.Outputs[0].Number, added);
        }

        foreach (var output in network.Outputs)
            pads.Remove(output.Value.Number);
        return [.. pads.Keys];
    }

    private static bool CanPad(Operation reader, SamePad pad) => reader switch
    {
        Convolution c => !pad.Lowest && c.Border == default && (c.Kernel, c.Stride) == (pad.Kernel, pad.Stride),
        MaxPool p => pad.Lowest && p.IsPadded && (p.Kernel, p.Stride) == (pad.Kernel, pad.Stride),
        _ => false,
    };
}
