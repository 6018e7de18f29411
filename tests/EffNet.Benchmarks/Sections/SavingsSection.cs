using System.Globalization;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;
using EffNet.Inference.Execution;

namespace EffNet.Benchmarks.Sections;

/// <summary>
/// Compares the ratio of multiply-adds with the ratio of times, for B0 and ResNet-50 (Table 2 of the paper) and for B1 and ResNet-152 (Table 4), with one image
/// on one thread. Also measures the time of each kind of layer.
/// </summary>
internal static class SavingsSection
{
    private static readonly (string Small, string Large, string Paper)[] s_pairs =
    [
        ("B0", "ResNet50", "Table 2 of the paper prints 11 for multiply-adds"),
        ("B1", "ResNet152", "Table 2 of the paper prints 16 for multiply-adds, and Table 4 5.7 for time"),
    ];

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var peak = PeakSpeed.Measure();
        yield return $"Vectors: {PlanBuilders.Widest}. The peak of one thread, measured in this run, is {peak / 1e9:0} thousand million multiply-adds per second.";
        yield return string.Empty;
        foreach (var (small, large, paper) in s_pairs)
        {
            yield return Compare(options, small, large, paper);
            yield return string.Empty;
        }

        foreach (var variant in s_pairs.SelectMany(pair => new[] { pair.Small, pair.Large }))
        {
            foreach (var line in EngineProfile.Measure(options.Folder, variant, peak))
                yield return line;
        }
    }

    private static string Compare(BenchmarkOptions options, string small, string large, string paper)
    {
        List<string> sentences = [];
        foreach (var peer in new[] { InferenceWork.FromWeights, OnnxModels.Own })
        {
            Assignment of(string variant, string work) => new(work, peer, variant, 1, 1, options.Folder);
            foreach (var variant in new[] { small, large }.Where(v => !File.Exists(OnnxModels.Path(options.Folder, v, OnnxModels.Own))))
                OnnxModels.Write(options.Folder, variant, options.Python);
            var work = peer == OnnxModels.Own ? Works.Onnx : Works.Inference;
            var rows = new Comparison([of(large, work), of(small, work)], options.Rounds, runsPerTurn: 3).Measure();
            sentences.Add($"with {peer} {Markdown.Ratio(rows[1].Ratio)} times as long ({Markdown.Milliseconds(rows[1].Time)} and {Markdown.Milliseconds(rows[0].Time)} ms)");
        }

        var saved = (double)PeerNetwork.Find(large).Flops / PeerNetwork.Find(small).Flops;
        return string.Create(CultureInfo.InvariantCulture, $"{large} has {saved:0.0} times the multiply-adds of {small}, and takes {string.Join(", ", sentences)}. {paper}.");
    }
}
