using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.TorchScript;

/// <summary>A network as TorchScript: the text of its classes, and its modules.</summary>
/// <param name="Modules">The text of each module of code by its name: <c>__torch__.layers</c>.</param>
/// <param name="Root">The network's module.</param>
internal sealed record ScriptProgram(IReadOnlyList<KeyValuePair<string, string>> Modules, ScriptObject Root)
{
    /// <summary>Writes a network.</summary>
    /// <param name="layers">Its layers.</param>
    /// <param name="className">The name of its class.</param>
    /// <param name="isTraining">Whether it is to be trained.</param>
    /// <exception cref="ArgumentException">PyTorch cannot have modules of the network's paths.</exception>
    public static ScriptProgram Write(LayerList layers, string className, bool isTraining)
    {
        var root = ModuleTree.Build(layers, l => IsModule(l, isTraining));
        var writer = new ScriptWriter(new ModuleTitle(layers.Network), className, isTraining);
        var network = writer.Write(root);
        return new ScriptProgram(writer.Modules, network);
    }

    /// <summary>Returns whether a layer is a module of its own: one with tensors or, to be trained, with a rate.</summary>
    private static bool IsModule(ModuleLayer layer, bool isTraining) =>
        layer.Operation.State.Count > 0 || (isTraining && layer.Operation is (Dropout or StochasticDepth));
}
