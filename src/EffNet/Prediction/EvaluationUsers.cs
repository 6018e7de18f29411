using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Counts the simultaneous users of a module in evaluation mode. The first user sets the mode, and the last user restores the previous mode. If an earlier user
/// restored it, the others would run in training mode, which would change their results and the running statistics of batch norms.
/// </summary>
internal sealed class EvaluationUsers
{
    private readonly object _lock = new();
    private int _count;
    private ModuleModes? _modes;

    /// <summary>Adds a user.</summary>
    /// <param name="module">The module, always the same object.</param>
    public void Enter(nn.Module module)
    {
        lock (_lock)
        {
            _modes ??= ModuleModes.Evaluate(module);
            _count++;
        }
    }

    /// <summary>Removes a user.</summary>
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
