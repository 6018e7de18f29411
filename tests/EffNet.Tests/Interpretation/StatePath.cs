using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Tests.Interpretation;

/// <summary>Where torchvision keeps a layer, from the root of the network.</summary>
internal static class StatePath
{
    /// <summary>The layer's path behind the block's, which is empty where the block is no module there. Arithmetic goes by its name.</summary>
    public static string KeyOf(this Block block, Layer layer)
    {
        var name = layer.Path ?? layer.Name;
        return block.Path.Length == 0 ? name : $"{block.Path}.{name}";
    }

    /// <summary>Every layer that is a module, with its path.</summary>
    public static IEnumerable<(string Path, Operation Operation)> ModulesOf(Network network) =>
        from block in network.Blocks
        from layer in block.Layers
        where layer.Path is not null
        select (block.KeyOf(layer), layer.Operation);
}
