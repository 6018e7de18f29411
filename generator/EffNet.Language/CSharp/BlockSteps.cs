using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>
/// Converts the nodes of a block to the lines of its <c>forward</c>. A convolution, the batch norm after it and the activation after the norm become one line if nothing
/// else reads the values in between. The runtime may compute the convolution and the norm as one convolution, or the norm and the activation as one function. If no later
/// line reads the operand of a line, the line takes ownership of the operand, and the runtime may overwrite it.
/// </summary>
internal sealed class BlockSteps
{
    private readonly Network _network;
    private readonly Block _block;
    private readonly StraightLine _lines;
    private readonly Classifier? _classifier;

    /// <summary>Initializes a new instance of the <see cref="BlockSteps"/> class and adds the block's steps.</summary>
    /// <param name="network">The network.</param>
    /// <param name="block">A block of it.</param>
    /// <param name="lines">The lines to which the steps are added. They already contain names for the block's inputs.</param>
    /// <param name="withoutClassifier"><see langword="true"/> to end with the features that the classifier reads.</param>
    public BlockSteps(Network network, Block block, StraightLine lines, bool withoutClassifier = false)
    {
        (_network, _block, _lines, _classifier) = (network, block, lines, network.Classifier);
        var first = network.Plan.IndexOf(block.Nodes[0]);
        for (var i = first; i < first + block.Nodes.Count; i++)
        {
            var node = network.Nodes[i];
            if (withoutClassifier && IsOfClassifier(node))
                continue;
            if (network.Plan.MayFold(i) && i + 1 < first + block.Nodes.Count)
            {
                var norm = ++i;
                var activation = network.Plan.MayFuseActivation(norm) && norm + 1 < first + block.Nodes.Count ? network.Nodes[++i] : null;
                AddFolded(node, network.Nodes[norm], activation, i);
            }
            else if (network.Plan.IsMatrixProduct(i))
                Add(node, i, LayerCode.InvokeConnected(node, NameOf(node.Inputs[0])), node.Inputs, takesFirst: false);
            else
                Add(node, i);
        }
    }

    /// <summary>Gets a value that indicates whether any line reads the variable <see cref="LayerCode.Unwatched"/>.</summary>
    public bool AsksWhetherUnwatched { get; private set; }

    private void AddFolded(Node convolution, Node norm, Node? activation, int index)
    {
        AsksWhetherUnwatched = true;
        Add(activation ?? norm, index, LayerCode.InvokeFolded(convolution, norm, activation, NameOf(convolution.Inputs[0])), convolution.Inputs, takesFirst: false);
    }

    private void Add(Node node, int index)
    {
        // Values that another module computed belong to the caller, so they must not be overwritten.
        var takesFirst = _network.Plan.MayOverwriteInput(index) && _block.Computes(new Value(_network.Plan.OriginOf(node.Inputs[0]), node.Input));
        AsksWhetherUnwatched |= takesFirst;
        var names = node.Inputs.Select(NameOf).ToList();
        Add(node, index, takesFirst ? LayerCode.InvokeTaking(node, names) : LayerCode.Invoke(node, names), node.Inputs, takesFirst);
    }

    private void Add(Node node, int index, string expression, EquatableArray<Value> inputs, bool takesFirst)
    {
        // If there are no classes, the features are the result. They skip dropout, which is a part of the classifier.
        var guard = _classifier is not null && ReferenceEquals(node, _classifier.Nodes[0]) ? $"{_classifier.Linear.Name} is null" : null;
        _lines.Add(new StraightLine.Step(CSharpNames.Local(node.Name), expression, inputs, node.Outputs, index, guard, takesFirst));
    }

    private bool IsOfClassifier(Node node) => _classifier is not null && _classifier.Nodes.Any(n => ReferenceEquals(n, node));

    private string NameOf(Value value) => _lines.NameOf(value);
}
