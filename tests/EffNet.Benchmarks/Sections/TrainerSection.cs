using System.Diagnostics;
using System.Globalization;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Training;
using static TorchSharp.torch;

namespace EffNet.Benchmarks.Sections;

/// <summary>Compares the processor time of a training run on JPEG files with that of its parts, and measures how long the run waits for data.</summary>
internal static class TrainerSection
{
    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        FreedMemory.Keep();
        var threads = Math.Min(2, Environment.ProcessorCount);
        set_num_threads(threads);
        var folder = Path.Combine(options.Folder, "pictures");
        TrainerParts.WritePictures(Path.Combine(AppContext.BaseDirectory, "chelsea.jpg"), folder);
        using var parts = new TrainerParts(folder);
        List<double> waiting = [];
        (string Name, Action Run, List<Cost> Costs)[] tasks =
        [
            ("Training", () => waiting.Add(parts.Train()), []),
            ("Steps on a batch in memory", parts.Step, []),
            ("Loader alone", parts.Load, []),
        ];
        // The first round is a warm-up and is not measured.
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var task in round % 2 == 0 ? tasks : tasks.Reverse())
                task.Costs.Add(Measure(task.Run));
        }

        var costs = tasks.Select(task => task.Costs.Skip(1).ToList()).ToList();
        var ratio = new Sample(costs[0].Zip(costs[1], costs[2]).Select(turn => turn.First.Processor / (turn.Second.Processor + turn.Third.Processor)));
        return
        [
            .. Markdown.Section(
                $"training on JPEG files, B0, batch 8, 224 px, RMSProp, {threads} threads",
                ["", "ms per batch (quartiles)", "processor ms per batch (quartiles)"],
                tasks.Zip(costs, (task, own) => new[] { task.Name, PerBatch(own.Select(c => c.Wall)), PerBatch(own.Select(c => c.Processor)) })),
            $"Processor time of the training run / sum of the processor times of its parts (95 %): {Markdown.Ratio(ratio)}",
            string.Empty,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Time spent waiting for data after the first batch: median {new Sample(waiting.Skip(1)).Median:P2}, maximum {waiting.Skip(1).Max():P2}"),
            string.Empty,
        ];
    }

    private static string PerBatch(IEnumerable<double> milliseconds) => Markdown.Milliseconds(new Sample(milliseconds.Select(time => time / TrainerParts.Batches)));

    private static Cost Measure(Action run)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        run();
        return new Cost(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    /// <summary>The times of a run, in milliseconds.</summary>
    /// <param name="Wall">The elapsed time.</param>
    /// <param name="Processor">The processor time of all threads.</param>
    private sealed record Cost(double Wall, double Processor);
}
