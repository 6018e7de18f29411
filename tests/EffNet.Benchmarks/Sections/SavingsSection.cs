using System.Globalization;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;
using EffNet.Inference;
using EffNet.Inference.Execution;
using EffNet.Inference.Steps;
using EffNet.Networks;

namespace EffNet.Benchmarks.Sections;

/// <summary>
/// Measures how much of the multiply-adds that EfficientNets save becomes saved time: B0 against ResNet-50 (Table 2 of the paper) and B1 against ResNet-152
/// (Table 4), one image on one thread, and the kinds of layers that take the time.
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
        yield return $"Vectors: {PlanBuilders.Widest}; one thread computes {peak / 1e9:0} thousand million multiply-adds per second at most (measured in this run).";
        yield return string.Empty;
        foreach (var (small, large, paper) in s_pairs)
        {
            yield return Compare(options, small, large, paper);
            yield return string.Empty;
        }

        foreach (var variant in s_pairs.SelectMany(pair => new[] { pair.Small, pair.Large }))
        {
            foreach (var line in Profile(options.Folder, variant, peak))
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

    private static IEnumerable<string> Profile(string folder, string variant, double? peak)
    {
        using var engine = InferenceWork.Load(InferenceWork.FromWeights, folder, variant, new InferenceOptions { Threads = 1 });
        var image = new float[engine.Network.Input.Elements];
        engine.Measure(image, 20);
        var steps = engine.Measure(image, 100);
        var parts = PartsOf(engine.Network, steps).ToLookup(part => part.Kind);
        double allWork = engine.Network.MultiplyAdds, allTime = steps.Sum(s => s.Time.TotalMilliseconds);
        return Markdown.Section(
            $"{variant}, batch 1, one thread: multiply-adds and time by kind of layer", ["", "of the multiply-adds", "ms", "of the time", "of one core's peak"],
            parts.Select(kind => (kind.Key, Work: kind.Sum(part => (double)part.Work), Time: kind.Sum(part => part.Milliseconds)))
                .OrderByDescending(row => row.Time)
                .Select(row => new[]
                {
                    row.Key, Percent(row.Work / allWork), row.Time.ToString("0.000", CultureInfo.InvariantCulture), Percent(row.Time / allTime),
                    peak is null || row.Work == 0 ? "" : Percent(row.Work / (row.Time / 1000) / peak.Value),
                }));
    }

    /// <summary>
    /// Returns the steps with their multiply-adds. Steps have the order of layers; an expansion and the depthwise convolution after it are one step, which has the
    /// name of the latter.
    /// </summary>
    private static IEnumerable<(string Kind, long Work, double Milliseconds)> PartsOf(Network network, IReadOnlyList<(Step Step, TimeSpan Time)> steps)
    {
        using var nodes = network.Nodes.Where(node => node.MultiplyAdds > 0).GetEnumerator();
        foreach (var (step, time) in steps)
        {
            var work = 0L;
            var kind = Kind.Rest;
            while (Computes(step) && (kind == Kind.Rest || nodes.Current.Name != step.Name) && nodes.MoveNext())
            {
                work += nodes.Current.MultiplyAdds;
                kind = IsExpansion(step) ? Kind.Expansion : KindOf(nodes.Current);
            }

            yield return (kind, work, time.TotalMilliseconds);
        }
    }

    private static bool Computes(Step step) => IsExpansion(step) || IsOf(step, "DenseStep") || IsOf(step, "DepthwiseStep");

    private static string KindOf(Node node) => node.Operation switch
    {
        Convolution { Groups: > 1 } => Kind.Depthwise,
        Convolution { IsPointwise: true } => node.Output.Pixels == 1 ? Kind.Linear : Kind.Pointwise,
        Convolution => Kind.Dense,
        _ => Kind.Linear,
    };

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    private static bool IsExpansion(Step step) => IsOf(step, "ExpansionStep");

    /// <summary>Returns whether a step is of a type, whatever its vectors.</summary>
    private static bool IsOf(Step step, string type) => step.GetType().Name.StartsWith(type, StringComparison.Ordinal);

    /// <summary>The kinds of layers.</summary>
    private static class Kind
    {
        public const string Expansion = "expansions and the depthwise convolutions after them";
        public const string Depthwise = "depthwise convolutions without an expansion";
        public const string Pointwise = "1 x 1 convolutions: projections, head";
        public const string Dense = "dense convolutions of 3 x 3 and larger";
        public const string Linear = "gates of squeeze-and-excitation, and the classifier";
        public const string Rest = "activations, sums, means, pools and copies on their own";
    }
}
