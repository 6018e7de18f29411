namespace EffNet.Pictures.Tests;

/// <summary>A clock that a test advances.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly TaskCompletionSource<Timer> _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits for the first timer and lets it elapse.</summary>
    public async Task ElapseAsync() => (await _timer.Task).Elapse();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state));
        _timer.TrySetResult(timer);
        return timer;
    }

    private sealed class Timer(Action elapse) : ITimer
    {
        public void Elapse() => elapse();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
