namespace EffNet.Networks.Naming;

/// <summary>The numbers of stages and blocks before a stage. Reference implementations number their modules by these counts.</summary>
/// <param name="Stages">The number of stages.</param>
/// <param name="Blocks">The number of blocks. A convolution or pooling that is a stage by itself counts as one block.</param>
/// <param name="Convolutions">The number of convolutions that are stages by themselves.</param>
/// <param name="Pools">The number of poolings.</param>
/// <param name="Repeated">The number of stages that repeat their operator.</param>
internal readonly record struct StagePosition(int Stages, int Blocks, int Convolutions, int Pools, int Repeated)
{
    /// <summary>Returns the position after a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="isPooling">Whether the stage is a pooling.</param>
    public StagePosition After(Stage stage, bool isPooling)
    {
        var isSingle = stage.Blocks[0].StandsAlone;
        return new StagePosition(
            Stages + 1,
            Blocks + stage.Blocks.Count,
            Convolutions + (isSingle && !isPooling ? 1 : 0),
            Pools + (isPooling ? 1 : 0),
            Repeated + (isSingle ? 0 : 1));
    }
}
