using EffNet.Networks;

namespace EffNet.Language.Emit;

/// <summary>What the class of a block is written from. Blocks of one form share a class: all that may differ is rates of stochastic depth, which the constructor is given.</summary>
/// <param name="Nodes">The nodes, with values and paths counted from the block's beginning, and without rates.</param>
/// <param name="Outputs">The values that others read.</param>
internal sealed record BlockForm(EquatableArray<Node> Nodes, EquatableArray<Value> Outputs)
{
    /// <summary>Returns the form of a block.</summary>
    /// <param name="network">The network.</param>
    /// <param name="block">A block of it.</param>
    public static BlockForm Of(Network network, Block block)
    {
        var boundary = ModuleBoundary.Of(network, block.Nodes);
        var numbers = boundary.Inputs.Select((v, i) => (v.Number, Form: i)).ToDictionary(n => n.Number, n => n.Form);
        foreach (var output in block.Nodes.SelectMany(n => n.Outputs))
            numbers.Add(output.Number, numbers.Count);
        return new BlockForm(
            block.Nodes.Select(n => new Node(n.Name, block.RelativePathOf(n), WithoutRate(n.Operation), Renumber(n.Inputs), Renumber(n.Outputs))).ToEquatableArray(),
            Renumber(boundary.Outputs));

        EquatableArray<Value> Renumber(EquatableArray<Value> values) => values.Select(v => v with { Number = numbers[v.Number] }).ToEquatableArray();
    }

    private static Operation WithoutRate(Operation operation) => operation is StochasticDepth ? new StochasticDepth(0) : operation;
}
