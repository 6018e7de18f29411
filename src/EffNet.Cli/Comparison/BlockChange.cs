using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>Blocks of a stage that only one of two networks has. Their layers are counted, not listed.</summary>
/// <param name="Stage">The stage's name in the file.</param>
/// <param name="Change">The change: added or removed.</param>
/// <param name="Count">The number of blocks.</param>
/// <param name="Layers">The number of layers of these blocks.</param>
/// <param name="Examples">The C# names of the first blocks.</param>
internal sealed record BlockChange(string Stage, ChangeKind Change, int Count, int Layers, IReadOnlyList<string> Examples)
{
    private const int MaximumExamples = 3;

    /// <summary>Compares the stages that two networks have in common, in the order of the later network.</summary>
    public static IReadOnlyList<BlockChange> Between(Network before, Network after)
    {
        var old = before.Stages.ToDictionary(s => s.Name, StringComparer.Ordinal);
        return [
            .. after.Stages.Where(stage => old.ContainsKey(stage.Name))
                .SelectMany(stage => new[] { OnlyIn(old[stage.Name], stage, ChangeKind.Removed), OnlyIn(stage, old[stage.Name], ChangeKind.Added) })
                .OfType<BlockChange>(),
        ];
    }

    /// <summary>Returns the blocks of <paramref name="network"/> with their C# names, in the order of execution.</summary>
    public static IEnumerable<(string Name, Block Block)> BlocksOf(Network network) => network.Stages.SelectMany(BlocksOf);

    private static IEnumerable<(string Name, Block Block)> BlocksOf(Stage stage) =>
        stage.Blocks.Select(block => (block.StandsAlone ? block.Name : $"{stage.Member}.{block.Name}", block));

    private static BlockChange? OnlyIn(Stage stage, Stage other, ChangeKind change)
    {
        var names = BlocksOf(other).Select(b => b.Name).ToHashSet();
        var blocks = BlocksOf(stage).Where(b => !names.Contains(b.Name)).ToList();
        return blocks.Count == 0
            ? null
            : new BlockChange(stage.Name, change, blocks.Count, blocks.Sum(b => b.Block.Nodes.Count), [.. blocks.Take(MaximumExamples).Select(b => b.Name)]);
    }
}
