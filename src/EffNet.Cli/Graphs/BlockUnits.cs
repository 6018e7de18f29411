using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>The units of a block.</summary>
/// <param name="Units">The units in order of execution.</param>
/// <param name="Result">The number of the unit that computes the block's main result.</param>
internal sealed record BlockUnits(IReadOnlyList<BlockUnit> Units, int Result)
{
    /// <summary>Gets the text that is equal for blocks with the same wiring.</summary>
    public string Wiring => string.Join("; ", Units.Select(u => u.Wiring));

    /// <summary>Groups the nodes of <paramref name="block"/> into units.</summary>
    public static BlockUnits Of(Block block, NetworkPlan plan)
    {
        var units = new List<(Node Node, List<Node> Followers, List<int> Inputs)>();
        var computedBy = new Dictionary<int, int>();
        foreach (var node in block.Nodes)
        {
            var read = UnitOf(node.Inputs[0]);
            if (IsSilent(node.Operation))
                computedBy[node.Outputs[0].Number] = read;
            else if (read >= 0 && MayFollow(node.Operation, units[read].Node.Operation) && plan.ReadersOf(node.Inputs[0]) == 1)
                Follow(read, node);
            else
                Begin(node);
        }

        return new BlockUnits([.. units.Select(u => new BlockUnit(u.Node, u.Followers, u.Inputs))], UnitOf(block.Result));

        int UnitOf(Value value) => computedBy.GetValueOrDefault(value.Number, BlockUnit.BlockInput);

        void Follow(int unit, Node node)
        {
            units[unit].Followers.Add(node);
            computedBy[node.Outputs[0].Number] = unit;
        }

        void Begin(Node node)
        {
            foreach (var output in node.Outputs)
                computedBy[output.Number] = units.Count;
            units.Add((node, [], [.. node.Inputs.Select(UnitOf)]));
        }
    }

    /// <summary>
    /// Returns <see langword="true"/> if an operation is not drawn, because borders and changes of shape are not computations; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    private static bool IsSilent(Operation operation) => operation is SamePad or Flatten;

    private static bool MayFollow(Operation operation, Operation first) =>
        operation is BatchNorm or Activation or StochasticDepth or Dropout && first is not (Add or Multiply or Concat or Split);
}
