using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>The kinds of blocks in a network, and the kinds that each stage repeats.</summary>
/// <param name="All">The kinds, in the order in which they first occur.</param>
/// <param name="Stages">The stages in order of execution.</param>
internal sealed record BlockWirings(IReadOnlyList<BlockWiring> All, IReadOnlyList<StageBlocks> Stages)
{
    private const int Letters = 'Z' - 'A' + 1;

    /// <summary>Finds the kinds of blocks of <paramref name="network"/>.</summary>
    public static BlockWirings Of(Network network)
    {
        var kinds = new Dictionary<string, BlockWiring>();
        var stages = new List<StageBlocks>();
        foreach (var stage in network.Stages)
        {
            var runs = new List<BlockRun>();
            foreach (var block in stage.Blocks)
                Extend(runs, LetterOf(stage, block));
            stages.Add(new StageBlocks(stage, runs));
        }

        return new BlockWirings([.. kinds.Values.OrderBy(k => k.Block.Nodes[0].Outputs[0].Number)], stages);

        string LetterOf(Stage stage, Block block)
        {
            var units = BlockUnits.Of(block, network.Plan);
            var wiring = $"{stage.Operator}: {units.Wiring}";
            var kind = kinds.GetValueOrDefault(wiring) ?? new BlockWiring(Letter(kinds.Count), stage, block, units, [], 0, 0, 0);
            kinds[wiring] = kind.With(stage, block);
            return kind.Letter;
        }
    }

    private static void Extend(List<BlockRun> runs, string letter)
    {
        if (runs is [.., var last] && last.Letter == letter)
            runs[^1] = last with { Count = last.Count + 1 };
        else
            runs.Add(new BlockRun(letter, 1));
    }

    /// <summary>Returns A to Z, and then A2 to Z2.</summary>
    private static string Letter(int index) =>
        FormattableString.Invariant($"{(char)('A' + (index % Letters))}{(index < Letters ? string.Empty : $"{(index / Letters) + 1}")}");
}

/// <summary>A stage and its blocks.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Runs">The blocks of the stage, with equal neighbors as one run.</param>
internal sealed record StageBlocks(Stage Stage, IReadOnlyList<BlockRun> Runs);

/// <summary>Neighboring blocks of one kind.</summary>
/// <param name="Letter">The letter of the kind.</param>
/// <param name="Count">The number of blocks.</param>
internal readonly record struct BlockRun(string Letter, int Count);
