namespace EffNet.Networks.Naming;

/// <summary>What precedes a stage: reference implementations number their modules by it.</summary>
/// <param name="Stages">Stages.</param>
/// <param name="Blocks">Blocks, a convolution or pooling that is a stage by itself being one.</param>
/// <param name="Convolutions">Convolutions that are stages by themselves.</param>
/// <param name="Pools">Poolings.</param>
/// <param name="Repeated">Stages that repeat their operator.</param>
internal readonly record struct StagePosition(int Stages, int Blocks, int Convolutions, int Pools, int Repeated)
{
    /// <summary>Returns the position of what follows a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="isPooling">Whether it is a pooling.</param>
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
