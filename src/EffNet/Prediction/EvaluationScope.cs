using static TorchSharp.torch;

namespace EffNet;

/// <summary>While it lives, a module evaluates and nothing records gradients on this thread; afterwards each of its parts is in the mode it was in.</summary>
internal sealed class EvaluationScope : IDisposable
{
    private readonly IDisposable _noGrad = no_grad();
    private readonly List<(nn.Module Module, bool Training)> _modes;

    /// <summary>Begins evaluating.</summary>
    public EvaluationScope(nn.Module module)
    {
        _modes = [(module, module.training), .. module.modules().Select(child => (child, child.training))];
        if (_modes.Exists(mode => mode.Training))
            module.eval();
        else
            _modes.Clear();
    }

    /// <summary>Ends it. Setting a module's mode sets that of all below it, so parts come after what holds them: fine-tuning often freezes single batch norms.</summary>
    public void Dispose()
    {
        foreach (var (module, training) in _modes)
        {
            if (module.training != training)
                module.train(training);
        }

        _noGrad.Dispose();
    }
}
