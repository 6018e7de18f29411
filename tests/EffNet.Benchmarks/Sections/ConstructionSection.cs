using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Sections;

/// <summary>Measures the time to create and dispose B7, with and without initialization of its weights.</summary>
internal static class ConstructionSection
{
    private static readonly string[] s_peers = [PeerName.EffNet, PeerName.EffNetBlank, PeerName.Undisposed];

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var rows = new Comparison(
            [.. s_peers.Select(p => new Assignment(Works.Construction, p, "B7", Batch: 1, Threads: 1, options.Folder))], options.Rounds, runsPerTurn: 1).Measure();
        return Markdown.Comparison("creating B7, one thread", rows);
    }
}
