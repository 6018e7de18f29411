using System.Globalization;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;
using EffNet.Inference.Execution;

namespace EffNet.Benchmarks.Sections;

/// <summary>
/// Compares the engine in managed code with ONNX Runtime, which runs the exports of EffNet and PyTorch, and with EffNet on TorchSharp. Each implementation has its own process,
/// because its threads can use the processor for some time after a run.
/// </summary>
internal static class InferenceSection
{
    private static readonly (string Variant, int Batch, int Threads)[] s_quick =
    [
        ("B0", 1, 1), ("B4", 1, 1), ("B0", 1, 2), ("B4", 1, 2), ("B0", 8, 1), ("B0", 8, 2),
        ("MobileNetV2W100", 1, 1), ("ResNet50", 1, 1), ("EfficientNetV2S", 1, 1),
    ];

    private static readonly (string Variant, int Batch, int Threads)[] s_more =
    [
        .. from variant in new[] { "B1", "B2", "B3", "B5", "B6", "B7" } from threads in new[] { 1, 2 } select (variant, 1, threads),
        .. from variant in new[] { "B1", "B2", "B3", "B4" } from threads in new[] { 1, 2 } select (variant, 8, threads),
    ];

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var peak = PeakSpeed.Measure();
        yield return $"Vectors: {PlanBuilders.Widest}. The peak of one thread, measured in this run, is {peak / 1e9:0} thousand million multiply-adds per second.";
        yield return string.Empty;
        var ratios = new List<(string Name, Comparison.Row Best)>();
        foreach (var (variant, batch, threads) in options.IsQuick ? s_quick : [.. s_quick, .. s_more])
        {
            var rows = Measure(options, variant, batch, threads);
            Disagreement.Check(rows);
            var multiplyAdds = batch * (double)PeerNetwork.Find(variant).Flops;
            var table = rows.Select(r => new[]
            {
                r.Peer,
                Markdown.Milliseconds(r.Time),
                Markdown.Ratio(r.Ratio),
                Markdown.Ratio(r.ProcessorRatio),
                Share(multiplyAdds, r.Time, peak),
                Markdown.Megabytes(r.PeakMemory),
            });
            string[] heads = ["", "ms (quartiles)", "engine / this (95 %)", "by processor time", "of one core's peak", "peak memory, MB"];
            foreach (var line in Markdown.Section($"{variant}, batch {batch}, threads {threads}", heads, table))
                yield return line;
            ratios.Add(($"{variant} batch {batch} threads {threads}", rows.Where(r => IsOnnx(r.Peer)).MaxBy(r => r.Ratio.Median)!));
        }

        foreach (var variant in new[] { "B0", "B7" })
        {
            IReadOnlyList<Assignment> assignments =
            [
                .. new[] { InferenceWork.FromEngine, InferenceWork.WithHalves }.Select(p => new Assignment(Works.Inference, p, variant, 1, 1, options.Folder)),
                .. Assignments(options, variant, 1, 1, hasTorch: false),
            ];
            var rows = StartComparison.Measure(assignments, Sample.FewestForInterval);
            Disagreement.Check([.. rows.Where(r => r.Peer != InferenceWork.WithHalves)]);
            foreach (var line in Markdown.Section(
                $"{variant}, one thread: from the start of the process to the first result", ["", "ms (quartiles)", "saved engine / this (95 %)", "peak MB"],
                rows.Select(r => new[] { r.Peer, Markdown.Milliseconds(r.Time), Markdown.Ratio(r.Ratio), Markdown.Megabytes(r.PeakMemory) })))
                yield return line;
        }

        foreach (var line in EngineProfile.Measure(options.Folder, "B0", peak).Concat(EngineProfile.Measure(options.Folder, "B4", peak)))
            yield return line;

        foreach (var line in RatioChart.Draw("Time of the engine divided by that of ONNX Runtime", [.. ratios.Select(r => (r.Name, r.Best.Ratio.Median))]))
            yield return line;
        foreach (var (name, best) in ratios)
            yield return $"{name}: ratio {Markdown.Ratio(best.Ratio)}";
    }

    private static IReadOnlyList<Comparison.Row> Measure(BenchmarkOptions options, string variant, int batch, int threads)
    {
        var runs = (int)Math.Clamp(4_000_000_000 / (PeerNetwork.Find(variant).Flops * batch), 1, 20);
        return new Comparison(Assignments(options, variant, batch, threads, options.HasTorch), options.Rounds, runs, IsOnnx).Measure();
    }

    private static IReadOnlyList<Assignment> Assignments(BenchmarkOptions options, string variant, int batch, int threads, bool hasTorch)
    {
        var exports = File.Exists(OnnxModels.Path(options.Folder, variant, OnnxModels.Own))
            ? [.. new[] { OnnxModels.Own, OnnxModels.OfPyTorch }.Where(p => File.Exists(OnnxModels.Path(options.Folder, variant, p)))]
            : OnnxModels.Write(options.Folder, variant, options.Python);
        return
        [
            new Assignment(Works.Inference, InferenceWork.FromWeights, variant, batch, threads, options.Folder),
            .. exports.Select(p => new Assignment(Works.Onnx, p, variant, batch, threads, options.Folder)),
            .. hasTorch ? (Assignment[])[new Assignment(Works.Forward, PeerName.EffNet, variant, batch, threads, options.Folder)] : [],
        ];
    }

    private static string Share(double multiplyAdds, Sample time, double? peak) =>
        peak is null ? "-" : (multiplyAdds / (time.Median / 1000) / peak.Value).ToString("P0", CultureInfo.InvariantCulture);

    private static bool IsOnnx(string peer) => peer is OnnxModels.Own or OnnxModels.OfPyTorch;
}
