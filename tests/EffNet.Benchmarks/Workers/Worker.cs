using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace EffNet.Benchmarks.Workers;

/// <summary>
/// The child process: it does its work as often as each line on standard input says, and answers with the milliseconds of every run. Between the lines it
/// sleeps, so that the others have the processor to themselves.
/// </summary>
internal static class Worker
{
    public static void Run(Assignment assignment)
    {
        Pin(assignment.Threads);
        // Peers without TorchSharp do not load it: their memory and their start are measured too.
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

    /// <summary>The numbers, the milliseconds of processor time that all threads took for a run, and the most memory the process has had so far.</summary>
    private static void Answer(IEnumerable<double> numbers, TimeSpan processorTime)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Join(' ', numbers.Append(processorTime.TotalMilliseconds).Append(process.PeakWorkingSet64).Select(n => n.ToString("R", CultureInfo.InvariantCulture))));
    }

    /// <summary>Keeps to the last processors: the first one serves most interrupts. macOS cannot pin.</summary>
    private static void Pin(int threads)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        var count = Math.Min(threads, Environment.ProcessorCount);
        using var process = Process.GetCurrentProcess();
        process.ProcessorAffinity = (nint)(((1L << count) - 1) << (Environment.ProcessorCount - count));
    }
}
