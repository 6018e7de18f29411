using System.Diagnostics;

namespace EffNet.Training;

/// <summary>Measures the duration of an epoch, which can extend over several runs of the program.</summary>
/// <param name="seconds">The duration of the epoch in earlier runs, in seconds.</param>
/// <param name="waitingSeconds">The time that earlier runs waited for images, in seconds.</param>
internal sealed class EpochClock(double seconds, double waitingSeconds)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Gets the duration of the epoch so far, in seconds.</summary>
    public double Seconds => seconds + Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Returns the time spent waiting for images so far, in seconds.</summary>
    /// <param name="reader">The reader of this run.</param>
    public double WaitingSeconds(BatchReader reader) => waitingSeconds + reader.WaitTime.TotalSeconds;
}
