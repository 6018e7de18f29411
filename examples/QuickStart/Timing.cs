using System.Diagnostics;
using System.Globalization;

namespace QuickStart;

/// <summary>Prints the time for one image.</summary>
internal static class Timing
{
    private const int WarmUps = 3;
    private const int Runs = 15;

    public static void Print(string what, int threads, Action run)
    {
        for (var i = 0; i < WarmUps; i++)
            run();

        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {times[Runs / 2]:0.0} ms (median of {Runs} runs, {times[0]:0.0} to {times[^1]:0.0}; {threads} threads)"));
    }
}
