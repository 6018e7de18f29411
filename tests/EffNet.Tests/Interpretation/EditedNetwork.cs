using EffNet.Language.Networks;
using EffNet.Language.Text;

namespace EffNet.Tests.Interpretation;

/// <summary>Copies of a network with some layers changed: implementations that are wrong in a known way.</summary>
internal static class EditedNetwork
{
    /// <summary>Every layer replaced by what <paramref name="edit"/> makes of it and its full path.</summary>
    public static Network Edit(this Network network, Func<Layer, string, Layer> edit) => network.EditBlocks(block =>
        block with { Layers = block.Layers.Select(layer => edit(layer, block.PathOf(layer))).ToEquatableArray() });

    /// <summary>Without the linear layer and the dropout before it: what is left of a network for no classes.</summary>
    public static Network WithoutClassifier(this Network network) => network.EditBlocks(block =>
        block with { Layers = block.Layers.Where(layer => layer.Operation is not (Linear or Dropout)).ToEquatableArray() });

    private static Network EditBlocks(this Network network, Func<Block, Block> edit) => network with
    {
        Stages = network.Stages.Select(stage => stage with { Blocks = stage.Blocks.Select(edit).ToEquatableArray() }).ToEquatableArray(),
    };
}
