using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>Layers that changed alike: what they compute, apart from channels and sizes, which stages tell.</summary>
/// <param name="Before">What they computed; <see langword="null"/> where they were not there.</param>
/// <param name="After">What they compute; <see langword="null"/> where they are not there.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Examples">The first of them, as C# names them.</param>
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

    /// <summary>What every layer of the blocks in <paramref name="blocks"/> is, by its name.</summary>
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
