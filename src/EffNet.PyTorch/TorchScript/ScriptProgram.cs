using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.TorchScript;

/// <summary>A network in TorchScript: the text of its classes, and its modules.</summary>
/// <param name="Modules">The text of each code module by its name, such as <c>__torch__.layers</c>.</param>
/// <param name="Root">The module of the network.</param>
internal sealed record ScriptProgram(IReadOnlyList<KeyValuePair<string, string>> Modules, ScriptObject Root)
{
    /// <summary>Returns the program of a network.</summary>
    /// <param name="layers">The layers of the network.</param>
    /// <param name="className">The name of the network's class.</param>
    /// <param name="isTraining">Whether the archive is for training.</param>
    /// <exception cref="ArgumentException">PyTorch does not allow modules with the network's paths.</exception>
    public static ScriptProgram Write(LayerList layers, string className, bool isTraining)
    {
        var root = ModuleTree.Build(layers, l => IsModule(l, isTraining));
        var writer = new ScriptWriter(new ModuleTitle(layers.Network), className, isTraining);
        var network = writer.Write(root);
        return new ScriptProgram(writer.Modules, network);
    }

    /// <summary>
    /// Returns <see langword="true"/> if a layer is a separate module; otherwise, <see langword="false"/>. A layer is a module if it has tensors or, for
    /// training, a drop rate.
    /// </summary>
    private static bool IsModule(ModuleLayer layer, bool isTraining) =>
        layer.Operation.State.Count > 0 || (isTraining && layer.Operation is (Dropout or StochasticDepth));
}
