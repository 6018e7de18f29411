using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// A scope in which a module is in evaluation mode and gradients are not recorded on this thread. When the last of several simultaneous scopes ends, each part
/// of the module returns to its previous mode.
/// </summary>
internal sealed class EvaluationScope : IDisposable
{
    /// <summary>The users of each network object. Entries are removed with the object.</summary>
    private static readonly ConditionalWeakTable<nn.Module, EvaluationUsers> s_users = [];

    private readonly EvaluationUsers _users;
    private readonly IDisposable _noGrad;

    /// <summary>Begins the scope.</summary>
    public EvaluationScope(nn.Module module)
    {
        _users = s_users.GetOrCreateValue(module);
        _users.Enter(module);
        _noGrad = no_grad();
    }

    /// <summary>Ends the scope. It must be called on the thread that began the scope.</summary>
    public void Dispose()
    {
        _noGrad.Dispose();
        _users.Leave();
    }
}
