namespace EffNet.Inference.Execution;

/// <summary>Counts who uses something, so that it is freed by the last of them and not before.</summary>
/// <param name="free">Frees it.</param>
internal sealed class UseCount(Action free)
{
    private const int Closed = 1 << 30;

    /// <summary>The users, and <see cref="Closed"/> once there are to be no more.</summary>
    private int _state;

    /// <summary>Begins a use.</summary>
    /// <returns>Whether there may be one.</returns>
    public bool TryBegin()
    {
        if (Interlocked.Increment(ref _state) < Closed)
            return true;
        End();
        return false;
    }

    /// <summary>Ends a use that began, or could not.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _state) == Closed)
            FreeOnce();
    }

    /// <summary>Lets no more uses begin.</summary>
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

    /// <summary>A use that could not begin may end after the last that could.</summary>
    private void FreeOnce() => Interlocked.Exchange(ref free, static () => { })();
}
