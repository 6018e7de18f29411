using System.Diagnostics;

namespace EffNet.Fuzz.Running;

/// <summary>Detects an input whose compilation never ends, because the thread of that input cannot report this and cannot be stopped.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, long> _starts = [];
    private readonly Action<long> _report;
    private readonly Timer _timer;

    /// <summary>Initializes a new instance of the class, which calls <paramref name="report"/> with the index of an input that exceeds the time limit.</summary>
    public Watchdog(Action<long> report)
    {
        _report = report;
        _timer = new Timer(_ => Look(), null, s_interval, s_interval);
    }

    /// <summary>Records that the checks of input <paramref name="index"/> begin.</summary>
    public void Begin(long index)
    {
        lock (_gate)
            _starts.Add(index, Stopwatch.GetTimestamp());
    }

    /// <summary>Records that the checks of input <paramref name="index"/> have ended.</summary>
    public void End(long index)
    {
        lock (_gate)
            _starts.Remove(index);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        long? late;
        lock (_gate)
            late = _starts.Where(s => Stopwatch.GetElapsedTime(s.Value) > s_patience).Select(s => (long?)s.Key).FirstOrDefault();
        if (late is { } index)
            _report(index);
    }
}
