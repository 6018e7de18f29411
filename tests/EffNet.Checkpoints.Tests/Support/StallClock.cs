using EffNet.Weights;

namespace EffNet.CheckpointTests.Support;

/// <summary>A clock on which no time passes until <paramref name="bytes"/> have been received; the first wait after them takes too long.</summary>
internal sealed class StallClock(long bytes) : TimeProvider, IProgress<DownloadProgress>
{
    private bool _isReached;
    private bool _isStalled;

    /// <summary>Gets the limits of all waits.</summary>
    public List<TimeSpan> Limits { get; } = [];

    public void Report(DownloadProgress value)
    {
        _isStalled = value.Received == bytes && !_isReached;
        _isReached |= _isStalled;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Limits.Add(dueTime);
        var due = _isStalled ? TimeSpan.Zero : Timeout.InfiniteTimeSpan;
        _isStalled = false;
        return System.CreateTimer(callback, state, due, Timeout.InfiniteTimeSpan);
    }
}
