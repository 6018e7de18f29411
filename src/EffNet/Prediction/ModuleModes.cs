using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// The modes of a module and of each module in it, before evaluation. The modes are stored one by one, because fine-tuning often freezes single batch norms,
/// which must remain frozen.
/// </summary>
internal sealed class ModuleModes
{
    private readonly List<(nn.Module Module, bool Training)> _modes;

    private ModuleModes(nn.Module module) => _modes = [.. Tree(module).Select(part => (part, part.training))];

    /// <summary>Stores the modes, and sets the module to evaluation mode.</summary>
    /// <param name="module">The module.</param>
    public static ModuleModes Evaluate(nn.Module module)
    {
        var modes = new ModuleModes(module);
        if (modes._modes.Exists(mode => mode.Training))
            module.eval();
        return modes;
    }

    /// <summary>
    /// Restores the mode of each module. Setting the mode of a module also sets the modes of its submodules. They are later in the list and are restored afterwards.
    /// </summary>
    public void Restore()
    {
        foreach (var (module, training) in _modes)
        {
            if (module.training != training)
                module.train(training);
        }
    }

    /// <summary>Returns a module and all modules in it, including those without names, parents first.</summary>
    private static IEnumerable<nn.Module> Tree(nn.Module module)
    {
        var groups = module is UnrolledModule unrolled ? unrolled.Groups : [];
        return groups.Concat(module.children()).SelectMany(Tree).Prepend(module);
    }
}
