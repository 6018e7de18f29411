using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Sections;

/// <summary>Making B7 and disposing it, with weights drawn, and without where they will be loaded.</summary>
internal static class ConstructionSection
{
    private static readonly string[] s_peers = [PeerName.EffNet, PeerName.EffNetBlank, PeerName.Undisposed];

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var rows = new Comparison(
            [.. s_peers.Select(p => new Assignment(Works.Construction, p, "B7", Batch: 1, Threads: 1, options.Folder))], options.Rounds, runsPerTurn: 1).Measure();
        return Markdown.Comparison("making B7, one thread", rows);
    }
}
