using EffNet.Language.Networks;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Tests.Interpretation;

/// <summary>Copies of a network with some layers changed: implementations that are wrong in a known way.</summary>
internal static class EditedNetwork
{
    /// <summary>Every layer replaced by what <paramref name="edit"/> makes of it and its full path.</summary>
    public static Network Edit(this Network network, Func<Layer, string, Layer> edit) => network.EditBlocks(block =>
        block.WithLayers(block.Layers.Select(layer => edit(layer, block.KeyOf(layer)))));

    /// <summary>Without the linear layer and the dropout before it: what is left of a network for no classes.</summary>
    public static Network WithoutClassifier(this Network network) => network.EditBlocks(block =>
        block.WithLayers(block.Layers.Where(layer => layer.Operation is not (Linear or Dropout))));

    private static Block WithLayers(this Block block, IEnumerable<Layer> layers) =>
        new(block.Name, block.Path, block.StandsAlone, block.Input, layers.ToEquatableArray());

    private static Network EditBlocks(this Network network, Func<Block, Block> edit) =>
        new(network.Input, network.Classes, network.Initialization, network.Stages.Select(stage => stage.EditBlocks(edit)).ToEquatableArray());

    private static Stage EditBlocks(this Stage stage, Func<Block, Block> edit) => new(
        stage.Name, stage.Member, stage.Operator, stage.Description, stage.Path, stage.Channels, stage.Depth, stage.Stride,
        stage.Blocks.Select(edit).ToEquatableArray());
}
