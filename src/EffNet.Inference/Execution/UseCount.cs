namespace EffNet.Inference.Execution;

/// <summary>Counts the active uses of a resource and frees it when the last use ends after closing.</summary>
/// <param name="free">The function that frees the resource.</param>
internal sealed class UseCount(Action free)
{
    private const int Closed = 1 << 30;

    /// <summary>The number of uses, plus <see cref="Closed"/> after closing.</summary>
    private int _state;

    /// <summary>Begins a use.</summary>
    /// <returns><see langword="true"/> if the use may proceed; <see langword="false"/> if the resource is closed.</returns>
    public bool TryBegin()
    {
        if (Interlocked.Increment(ref _state) < Closed)
            return true;
        End();
        return false;
    }

    /// <summary>Ends a use, including one that could not begin.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _state) == Closed)
            FreeOnce();
    }

    /// <summary>Closes the resource, so that no more uses can begin.</summary>
    public void Close()
    {
        int state;
        do
        {
            state = Volatile.Read(ref _state);
            if (state >= Closed)
                return;
        }
        while (Interlocked.CompareExchange(ref _state, state + Closed, state) != state);
        if (state == 0)
            FreeOnce();
    }

    /// <summary>Frees the resource once. A use that could not begin may end after the last use, so this method can be called twice.</summary>
    private void FreeOnce() => Interlocked.Exchange(ref free, static () => { })();
}
