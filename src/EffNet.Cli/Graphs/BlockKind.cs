using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>Blocks of a network that are wired alike and come from one operator: a picture draws the first of them.</summary>
/// <param name="Letter">What the picture calls them.</param>
/// <param name="Stage">The stage of the first one.</param>
/// <param name="Block">The first one.</param>
/// <param name="Units">The first one as units.</param>
/// <param name="Stages">The names of the stages that have such blocks, in order.</param>
/// <param name="Count">How many blocks there are.</param>
/// <param name="MultiplyAdds">The multiply-adds of all of them.</param>
/// <param name="Parameters">The parameters of all of them.</param>
internal sealed record BlockKind(string Letter, Stage Stage, Block Block, BlockUnits Units, IReadOnlyList<string> Stages, int Count, long MultiplyAdds, long Parameters)
{
    /// <summary>Returns the kind with one more block.</summary>
    /// <param name="stage">The block's stage.</param>
    /// <param name="block">The block.</param>
    public BlockKind With(Stage stage, Block block) => this with
    {
        Stages = Stages is [.., var last] && last == stage.Name ? Stages : [.. Stages, stage.Name],
        Count = Count + 1,
        MultiplyAdds = MultiplyAdds + block.MultiplyAdds,
        Parameters = Parameters + block.Parameters,
    };

    /// <summary>Gets the name of the first one in C#.</summary>
    public string Example => Block.StandsAlone ? Block.Name : $"{Stage.Member}.{Block.Name}";
}
