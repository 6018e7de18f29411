using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>A kind of block: all blocks of a network with the same wiring and operator. The image shows the first block of each kind.</summary>
/// <param name="Letter">The letter that identifies the kind in the image.</param>
/// <param name="Stage">The stage of the first block.</param>
/// <param name="Block">The first block.</param>
/// <param name="Units">The units of the first block.</param>
/// <param name="Stages">The names of the stages that have such blocks, in order.</param>
/// <param name="Count">The number of blocks.</param>
/// <param name="MultiplyAdds">The multiply-adds of all blocks.</param>
/// <param name="Parameters">The parameters of all blocks.</param>
internal sealed record BlockWiring(string Letter, Stage Stage, Block Block, BlockUnits Units, IReadOnlyList<string> Stages, int Count, long MultiplyAdds, long Parameters)
{
    /// <summary>Returns the kind with one more block.</summary>
    /// <param name="stage">The stage of the block.</param>
    /// <param name="block">The block.</param>
    public BlockWiring With(Stage stage, Block block) => this with
    {
        Stages = Stages is [.., var last] && last == stage.Name ? Stages : [.. Stages, stage.Name],
        Count = Count + 1,
        MultiplyAdds = MultiplyAdds + block.MultiplyAdds,
        Parameters = Parameters + block.Parameters,
    };

    /// <summary>Gets the C# name of the first block.</summary>
    public string Example => Block.StandsAlone ? Block.Name : $"{Stage.Member}.{Block.Name}";
}
