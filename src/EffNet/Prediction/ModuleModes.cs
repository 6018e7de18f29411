using static TorchSharp.torch;

namespace EffNet;

/// <summary>The mode of a module and of each one below it, from when it began to evaluate: fine-tuning often freezes single batch norms, and they have to stay frozen.</summary>
internal sealed class ModuleModes
{
    private readonly List<(nn.Module Module, bool Training)> _modes;

    private ModuleModes(nn.Module module) => _modes = [.. Tree(module).Select(part => (part, part.training))];

    /// <summary>Remembers the modes, and lets the module evaluate.</summary>
    /// <param name="module">The module.</param>
    public static ModuleModes Evaluate(nn.Module module)
    {
        var modes = new ModuleModes(module);
        if (modes._modes.Exists(mode => mode.Training))
            module.eval();
        return modes;
    }

    /// <summary>Sets each module to the mode it was in. That sets the mode of all below it as well, which come later and are set right then.</summary>
    public void Restore()
    {
        foreach (var (module, training) in _modes)
        {
            if (module.training != training)
                module.train(training);
        }
    }

    /// <summary>A module and all below it, parents first, those that have no name included.</summary>
    private static IEnumerable<nn.Module> Tree(nn.Module module)
    {
        var groups = module is UnrolledModule unrolled ? unrolled.Groups : [];
        return groups.Concat(module.children()).SelectMany(Tree).Prepend(module);
    }
}
