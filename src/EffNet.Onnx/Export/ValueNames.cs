using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>
/// The names of a network's values in ONNX. Several values of a network can be one value of the model: dropout does nothing in evaluation, and a folded batch
/// norm is part of its convolution. A value has the name of the first of these that exists: the output of the model that it is, the stage whose result it is, the
/// node that computes it.
/// </summary>
internal sealed class ValueNames
{
    private readonly int[] _same;
    private readonly string?[] _names;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isIdentity">A function that returns whether the output of a node is the same value as its input in the model.</param>
    public ValueNames(Network network, Func<Node, bool> isIdentity)
    {
        var count = 1 + network.Nodes.Sum(n => n.Outputs.Count);
        _same = new int[count];
        _names = new string?[count];
        foreach (var node in network.Nodes)
        {
            foreach (var output in node.Outputs)
                _same[output.Number] = isIdentity(node) ? _same[node.Inputs[0].Number] : output.Number;
        }
    }

    /// <summary>Returns the number of the first value that is the same value in the model.</summary>
    /// <param name="value">A value of the network.</param>
    public int Origin(Value value) => _same[value.Number];

    /// <summary>Returns the name of a value; <see langword="null"/> if it does not have one yet.</summary>
    /// <param name="value">A value of the network.</param>
    public string? Find(Value value) => _names[_same[value.Number]];

    /// <summary>Names a value that does not have a name yet.</summary>
    /// <param name="value">A value of the network.</param>
    /// <param name="name">A function that creates the name.</param>
    /// <returns>The name of the value.</returns>
    public string Name(Value value, Func<string> name) => _names[_same[value.Number]] ??= name();
}
