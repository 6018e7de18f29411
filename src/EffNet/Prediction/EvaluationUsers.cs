using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Those who let one module evaluate at the same time. The first sets the mode and the last sets it back: who finishes earlier must not let the others train, which would change
/// their answers and the running means of batch norms.
/// </summary>
internal sealed class EvaluationUsers
{
    private readonly object _lock = new();
    private int _count;
    private ModuleModes? _modes;

    /// <summary>One more.</summary>
    /// <param name="module">The module, always the same.</param>
    public void Enter(nn.Module module)
    {
        lock (_lock)
        {
            _modes ??= ModuleModes.Evaluate(module);
            _count++;
        }
    }

    /// <summary>One less.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_count > 0)
                return;
            _modes?.Restore();
            _modes = null;
        }
    }
}
