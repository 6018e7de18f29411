using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace QuickStart;

/// <summary>Prints how long one image takes.</summary>
internal static class Timing
{
    private const int WarmUps = 3;
    private const int Runs = 15;

    public static void Print(Action run)
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
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Time per image: {times[Runs / 2]:0.0} ms (median of {Runs} runs, {times[0]:0.0} to {times[^1]:0.0}; {get_num_threads()} threads)"));
    }
}
