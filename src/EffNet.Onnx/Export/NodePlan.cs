using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>What becomes of each node of a network in the model.</summary>
/// <param name="network">The network.</param>
/// <param name="keepsBatchNorms">Whether batch norms remain nodes.</param>
internal sealed class NodePlan(Network network, bool keepsBatchNorms)
{
    private readonly HashSet<int> _absorbed = FindAbsorbed(network);

    /// <summary>Returns whether a convolution is written with the batch norm after it.</summary>
    /// <param name="index">The index of a node.</param>
    public bool Folds(int index) => !keepsBatchNorms && network.Plan.MayFold(index);

    /// <summary>Returns whether a node's output is its input in the model.</summary>
    /// <param name="node">The node.</param>
    public bool IsIdentity(Node node) => node.Operation switch
    {
        Dropout or StochasticDepth => true,
        SamePad => _absorbed.Contains(node.Outputs[0].Number),
        BatchNorm => network.Plan.ProducerOf(node.Inputs[0]) is >= 0 and var index && Folds(index),
        _ => false,
    };

    /// <summary>Returns whether a value is padded by the nodes that read it.</summary>
    /// <param name="value">The value that a convolution or a pooling reads.</param>
    public bool IsPaddedByReader(Value value) => _absorbed.Contains(value.Number);

    /// <summary>
    /// Finds the borders that their readers add: ONNX's convolutions and poolings can pad as TensorFlow's "SAME" themselves; other operations, and other windows, cannot.
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
