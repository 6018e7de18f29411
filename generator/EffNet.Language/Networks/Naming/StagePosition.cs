using EffNet.Networks;

namespace EffNet.Language.Networks.Naming;

/// <summary>What precedes a stage: reference implementations number their modules by it.</summary>
/// <param name="Stages">Stages.</param>
/// <param name="Blocks">Blocks, a convolution or pooling that is a stage by itself being one.</param>
/// <param name="Convolutions">Convolutions that are stages by themselves.</param>
/// <param name="Pools">Poolings.</param>
/// <param name="Repeated">Stages that repeat their operator.</param>
internal readonly record struct StagePosition(int Stages, int Blocks, int Convolutions, int Pools, int Repeated)
{
    /// <summary>The position of what follows <paramref name="stage"/>.</summary>
    public StagePosition Behind(Stage stage)
    {
        var first = stage.Blocks[0];
        var isPool = first.StandsAlone && first.Layers.Any(l => l.Operation is MaxPool or AveragePool);
        return new StagePosition(
            Stages + 1,
            Blocks + stage.Blocks.Count,
            Convolutions + (first.StandsAlone && !isPool ? 1 : 0),
            Pools + (isPool ? 1 : 0),
            Repeated + (first.StandsAlone ? 0 : 1));
    }
}
