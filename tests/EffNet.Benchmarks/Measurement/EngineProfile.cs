using System.Globalization;
using EffNet.Benchmarks.Peers;
using EffNet.Inference;
using EffNet.Inference.Steps;
using EffNet.Networks;

namespace EffNet.Benchmarks.Measurement;

/// <summary>Measures the time of the engine and counts the multiply-adds for each kind of layer.</summary>
internal static class EngineProfile
{
    private static readonly string[] s_moves = ["ImageStep", "BlockImageStep", "BorderStep", "PadStep", "CopyStep"];

    /// <summary>Returns a table of the kinds of layers of <paramref name="variant"/>, sorted by time. It is measured with one image on one thread.</summary>
    /// <param name="folder">The folder with the weights.</param>
    /// <param name="variant">The network.</param>
    /// <param name="peak">The peak multiply-adds per second of one core; <see langword="null"/> if unknown.</param>
    public static IEnumerable<string> Measure(string folder, string variant, double? peak)
    {
        using var engine = InferenceWork.Load(InferenceWork.FromWeights, folder, variant, new InferenceOptions { Threads = 1 });
        var image = new float[engine.Network.Input.Elements];
        engine.Measure(image, 50);
        var steps = engine.Measure(image, 200);
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
    /// Returns the steps with their multiply-adds. Steps are in the order of layers. An expansion and its depthwise convolution are one step with the name of the convolution.
    /// </summary>
    private static IEnumerable<(string Kind, long Work, double Milliseconds)> PartsOf(Network network, IReadOnlyList<(Step Step, TimeSpan Time)> steps)
    {
        using var nodes = network.Nodes.Where(node => node.MultiplyAdds > 0).GetEnumerator();
        foreach (var (step, time) in steps)
        {
            var work = 0L;
            var kind = IsMove(step) ? Kind.Move : Kind.Rest;
            while (Computes(step) && (work == 0 || nodes.Current.Name != step.Name) && nodes.MoveNext())
            {
                work += nodes.Current.MultiplyAdds;
                kind = IsExpansion(step) ? Kind.Expansion : KindOf(nodes.Current);
            }

            yield return (kind, work, time.TotalMilliseconds);
        }
    }

    private static bool Computes(Step step) => IsExpansion(step) || IsOf(step, "DenseStep") || IsOf(step, "DepthwiseStep");

    private static bool IsMove(Step step) => s_moves.Any(type => IsOf(step, type));

    private static string KindOf(Node node) => node.Operation switch
    {
        Convolution { Groups: > 1 } => Kind.Depthwise,
        Convolution { IsPointwise: true } => node.Output.Pixels == 1 ? Kind.Linear : Kind.Pointwise,
        Convolution => Kind.Dense,
        _ => Kind.Linear,
    };

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    private static bool IsExpansion(Step step) => IsOf(step, "ExpansionStep");

    /// <summary>Returns true if the name of the step's type is <paramref name="type"/>, for any type arguments. These specify the vectors.</summary>
    private static bool IsOf(Step step, string type) => step.GetType().Name.StartsWith(type, StringComparison.Ordinal);

    /// <summary>The kinds of layers.</summary>
    private static class Kind
    {
        public const string Expansion = "expansions and the depthwise convolutions after them";
        public const string Depthwise = "depthwise convolutions without an expansion";
        public const string Pointwise = "1 x 1 convolutions: projections, head";
        public const string Dense = "dense convolutions of 3 x 3 and larger";
        public const string Linear = "gates of squeeze-and-excitation, and the classifier";
        public const string Rest = "activations, sums, means and pools on their own";
        public const string Move = "moving values";
    }
}
