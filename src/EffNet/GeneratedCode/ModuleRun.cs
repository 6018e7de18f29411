using System.ComponentModel;
using TorchSharp;

namespace EffNet.GeneratedCode;

/// <summary>
/// A run of a generated module. If an exception ends a run, in a hook or elsewhere, all tensors that the run created are disposed. After a completed run, the
/// remaining tensors belong to the caller. This type is for generated code.
/// </summary>
/// <remarks>
/// The outermost run of a thread opens a dispose scope. Runs of stages and blocks inside it use the same scope. On completion, the result and the tensors that
/// hooks kept move to the enclosing dispose scope, as if the run had not opened a scope.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ModuleRun
{
    [ThreadStatic]
    private static bool s_isRunning;

    private readonly DisposeScope? _scope;

    private ModuleRun(DisposeScope? scope) => _scope = scope;

    /// <summary>Begins a run on this thread.</summary>
    internal static ModuleRun Begin()
    {
        if (s_isRunning)
            return default;
        var run = new ModuleRun(torch.NewDisposeScope());
        s_isRunning = true;
        return run;
    }

    /// <summary>Completes the run. The remaining tensors belong to the caller.</summary>
    /// <param name="result">The result of the run.</param>
    /// <returns><paramref name="result"/>.</returns>
    public T Complete<T>(T result)
    {
        _scope?.MoveToOuter(_scope.DisposablesView);
        return result;
    }

    /// <summary>Ends the run. If the run was not completed, the tensors that it created are disposed.</summary>
    public void Dispose()
    {
        if (_scope is null)
            return;
        s_isRunning = false;
        _scope.Dispose();
    }
}
