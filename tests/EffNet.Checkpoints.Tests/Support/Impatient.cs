namespace EffNet.CheckpointTests.Support;

/// <summary>A clock whose waits end immediately. It records how long they should take.</summary>
internal sealed class Impatient : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
