using System.ComponentModel;
using TorchSharp;

namespace EffNet.GeneratedCode;

/// <summary>
/// One run of a generated module. A run that an exception ends, in a hook or anywhere else, disposes every tensor created on the way; a completed run leaves all that is still
/// alive to the caller. Generated code uses it.
/// </summary>
/// <remarks>
/// The outermost run of a thread opens a dispose scope; runs of stages and blocks inside it use the same scope. On completion the result, and what hooks kept, move to the dispose
/// scope around the run, as if there had been no other.
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

    /// <summary>Completes the run: the tensors that are still alive belong to the caller.</summary>
    /// <param name="result">The result of the run.</param>
    /// <returns><paramref name="result"/>.</returns>
    public T Complete<T>(T result)
    {
        _scope?.MoveToOuter(_scope.DisposablesView);
        return result;
    }

    /// <summary>Ends the run, and disposes the tensors it created unless it was completed.</summary>
    public void Dispose()
    {
        if (_scope is null)
            return;
        s_isRunning = false;
        _scope.Dispose();
    }
}
