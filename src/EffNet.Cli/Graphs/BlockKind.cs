using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>Blocks of a network with the same wiring and operator. An image draws the first of them.</summary>
/// <param name="Letter">The letter that identifies them in the image.</param>
/// <param name="Stage">The stage of the first one.</param>
/// <param name="Block">The first one.</param>
/// <param name="Units">The first one as units.</param>
/// <param name="Stages">The names of the stages that have such blocks, in order.</param>
/// <param name="Count">The number of blocks.</param>
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

    /// <summary>Gets the C# name of the first one.</summary>
    public string Example => Block.StandsAlone ? Block.Name : $"{Stage.Member}.{Block.Name}";
}
