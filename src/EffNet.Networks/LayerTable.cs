using System.Runtime.CompilerServices;

namespace EffNet.Networks;

/// <summary>The table of the layers of a network. It is computed once per network, in time linear in the number of values.</summary>
internal sealed class LayerTable
{
    private static readonly ConditionalWeakTable<Network, LayerTable> s_tables = new();

    private LayerTable(Network network)
    {
        var fields = new Field[1 + network.Nodes.Sum(n => n.Outputs.Count)];
        fields[Value.Image] = Field.Image;
        var layers =
            from stage in network.Stages
            from block in stage.Blocks
            from node in block.Nodes
            select Follow(stage, block, node, fields);
        Layers = layers.ToEquatableArray();
    }

    /// <summary>Gets the rows in order of execution.</summary>
    public EquatableArray<Layer> Layers { get; }

    /// <summary>Returns the table of a network.</summary>
    /// <param name="network">The network.</param>
    public static LayerTable Of(Network network) => s_tables.GetValue(network, n => new LayerTable(n));

    private static Layer Follow(Stage stage, Block block, Node node, Field[] fields)
    {
        var result = Field.Of(node, fields);
        foreach (var output in node.Outputs)
            fields[output.Number] = result;
        var window = result.WindowOf(node.Output);
        return new Layer(stage, block, node, result.SeesWholeImage ? null : window, window);
    }
}
