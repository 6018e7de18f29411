using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace EffNet.Benchmarks.Workers;

/// <summary>
/// Runs a task in a child process. Each line on standard input specifies a number of runs, and the worker prints the milliseconds of every run. While the
/// worker waits for a line, other workers can use the processor.
/// </summary>
internal static class Worker
{
    public static void Run(Assignment assignment)
    {
        Pin(assignment.Threads);
        // Implementations without TorchSharp must not load TorchSharp, because their memory and start time are also measured.
        if (assignment.Task is not (Works.Inference or Works.Onnx))
            set_num_threads(assignment.Threads);
        using var work = Works.Create(assignment);
        work.Run();
        Answer([work.Answer], default);
        while (Console.ReadLine() is { } line)
        {
            var runs = int.Parse(line, CultureInfo.InvariantCulture);
            var before = Environment.CpuUsage.TotalTime;
            var times = Enumerable.Range(0, runs).Select(_ => Time(work)).ToList();
            Answer(times, (Environment.CpuUsage.TotalTime - before) / runs);
        }
    }

    private static double Time(IWork work)
    {
        var start = Stopwatch.GetTimestamp();
        work.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Prints the numbers, the milliseconds of processor time of all threads for a run, and the peak memory of the process so far.</summary>
    private static void Answer(IEnumerable<double> numbers, TimeSpan processorTime)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Join(' ', numbers.Append(processorTime.TotalMilliseconds).Append(process.PeakWorkingSet64).Select(n => n.ToString("R", CultureInfo.InvariantCulture))));
    }

    /// <summary>Uses the last processors, because the first one handles most interrupts. macOS does not support processor affinity.</summary>
    private static void Pin(int threads)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        var count = Math.Min(threads, Environment.ProcessorCount);
        using var process = Process.GetCurrentProcess();
        process.ProcessorAffinity = (nint)(((1L << count) - 1) << (Environment.ProcessorCount - count));
    }
}
