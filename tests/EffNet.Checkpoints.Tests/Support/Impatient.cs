namespace EffNet.CheckpointTests.Support;

/// <summary>A clock on which every wait is over at once; it keeps how long they were to be.</summary>
internal sealed class Impatient : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
