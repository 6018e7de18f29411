using System.Diagnostics;

namespace EffNet.Training;

/// <summary>Measures the time of an epoch, also over several runs of the program.</summary>
/// <param name="seconds">The seconds that earlier runs took.</param>
/// <param name="waitingSeconds">The seconds of them that were spent waiting for images.</param>
internal sealed class EpochClock(double seconds, double waitingSeconds)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Gets the seconds so far.</summary>
    public double Seconds => seconds + Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Returns the seconds spent waiting for images so far.</summary>
    /// <param name="reader">The reader of this run.</param>
    public double WaitingSeconds(BatchReader reader) => waitingSeconds + reader.WaitTime.TotalSeconds;
}
