using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EffNet.Benchmarks.Generation;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Sections;

/// <summary>Measures the time of the generator in a compiler that is already running, and how it grows with the size of the file.</summary>
internal static class GeneratorSection
{
    private const int FirstRuns = 7;

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        // BenchmarkDotNet chooses the number of runs for benchmarks of microseconds. Runs on large files are long enough to be timed individually.
        var edits = Measure<EditBenchmarks>(Job.Default, options);
        var growth = Measure<GrowthBenchmarks>(Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(3).WithIterationCount(15), options);

        return
        [
            .. Markdown.Section(
                "generator, models.effnet (B0 to B7)",
                ["", "ms (quartiles)"],
                [.. edits.Select(EditRow), ["the first run of a process, including JIT compilation", Markdown.Milliseconds(FirstRun(options))]]),
            .. Markdown.Section("generator, files with different numbers of variants", ["variants", "ms (quartiles)", "layers", "µs per layer"], growth.Select(GrowthRow)),
        ];
    }

    private static Sample FirstRun(BenchmarkOptions options) => new(Enumerable.Range(0, FirstRuns).Select(_ =>
    {
        using var worker = new WorkerProcess(new Assignment(Works.FirstGeneration, "generator", "B0", Batch: 1, Threads: 1, options.Folder));
        return worker.Answer;
    }));

    private static ImmutableArray<BenchmarkReport> Measure<T>(Job job, BenchmarkOptions options)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(options.Folder);
        return BenchmarkRunner.Run<T>(config).Reports;
    }

    private static string[] EditRow(BenchmarkReport report) =>
        [report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), Milliseconds(Times(report))];

    private static string[] GrowthRow(BenchmarkReport report)
    {
        var variants = (int)report.BenchmarkCase.Parameters[nameof(GrowthBenchmarks.Variants)];
        var layers = ModelTexts.CountLayers(ModelTexts.WithVariants(variants));
        var times = Times(report);
        return
        [
            variants.ToString(CultureInfo.InvariantCulture), Milliseconds(times), layers.ToString("N0", CultureInfo.InvariantCulture),
            (times.Median / 1e3 / layers).ToString("0.0", CultureInfo.InvariantCulture),
        ];
    }

    private static Statistics Times(BenchmarkReport report) =>
        report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} was not measured.");

    private static string Milliseconds(Statistics nanoseconds) =>
        Markdown.Milliseconds(nanoseconds.Median / 1e6, nanoseconds.Q1 / 1e6, nanoseconds.Q3 / 1e6);
}
