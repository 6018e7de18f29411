using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// While it lives, a module evaluates and nothing records gradients on this thread; after the last of those that live at once, each part of the module is in the mode it was in.
/// </summary>
internal sealed class EvaluationScope : IDisposable
{
    /// <summary>By network object, and gone with it.</summary>
    private static readonly ConditionalWeakTable<nn.Module, EvaluationUsers> s_users = [];

    private readonly EvaluationUsers _users;
    private readonly IDisposable _noGrad;

    /// <summary>Begins evaluating.</summary>
    public EvaluationScope(nn.Module module)
    {
        _users = s_users.GetOrCreateValue(module);
        _users.Enter(module);
        _noGrad = no_grad();
    }

    /// <summary>Ends it, on the thread that began.</summary>
    public void Dispose()
    {
        _noGrad.Dispose();
        _users.Leave();
    }
}
