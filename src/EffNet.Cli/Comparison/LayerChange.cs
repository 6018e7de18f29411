using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>Layers with the same change of their operation. Changes of channels and sizes are not listed here, because the stages show them.</summary>
/// <param name="Before">The earlier operation; <see langword="null"/> if the layers are new.</param>
/// <param name="After">The later operation; <see langword="null"/> if the layers were removed.</param>
/// <param name="Count">The number of layers.</param>
/// <param name="Examples">The C# names of the first layers.</param>
internal sealed record LayerChange(string? Before, string? After, int Count, IReadOnlyList<string> Examples)
{
    private const int MaximumExamples = 3;

    /// <summary>Compares the layers of blocks that both networks have, in the order of execution.</summary>
    public static IReadOnlyList<LayerChange> Between(Network before, Network after)
    {
        var common = BlockChange.BlocksOf(before).Select(b => b.Name).Intersect(BlockChange.BlocksOf(after).Select(b => b.Name)).ToHashSet();
        var (old, @new) = (Traits(before, common), Traits(after, common));
        return [
            .. old.Keys.Union(@new.Keys)
                .SelectMany(name => LayerTrait.Between(old.GetValueOrDefault(name), @new.GetValueOrDefault(name)), (name, change) => (Name: name, Change: change))
                .GroupBy(l => l.Change, l => l.Name)
                .Select(g => new LayerChange(g.Key.Before, g.Key.After, g.Count(), [.. g.Take(MaximumExamples)])),
        ];
    }

    /// <summary>Returns the traits of every layer of the blocks in <paramref name="blocks"/>, by its name.</summary>
    private static Dictionary<string, LayerTrait> Traits(Network network, HashSet<string> blocks)
    {
        var layers =
            from block in BlockChange.BlocksOf(network)
            where blocks.Contains(block.Name)
            from node in block.Block.Nodes
            select (Name: $"{block.Name}.{node.Name}", Trait: LayerTrait.Of(node, block.Block));
        return layers.ToDictionary(l => l.Name, l => l.Trait, StringComparer.Ordinal);
    }
}
