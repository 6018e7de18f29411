using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Sections;

/// <summary>Compares <c>forward</c> in evaluation mode with that of networks that a user would write or load without EffNet, on one thread and one core.</summary>
internal static class ForwardSection
{
    private static readonly string[] s_peers =
    [
        PeerName.EffNet, PeerName.DisposedChannelsLast, PeerName.Disposed, PeerName.Undisposed, PeerName.ScriptedChannelsLast, PeerName.Scripted,
    ];

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        foreach (var variant in new[] { "B0", "B4" })
        {
            var peers = PeerNetwork.Prepare(options, variant, s_peers);
            foreach (var line in PeerNetwork.Explain(peers, s_peers))
                yield return line;

            foreach (var (batch, runs) in new[] { (1, 8), (8, 1) })
            {
                var rows = new Comparison(
                    [.. peers.Select(p => new Assignment(Works.Forward, p, variant, batch, Threads: 1, options.Folder))], options.Rounds, runs).Measure();
                Disagreement.Check(rows);
                foreach (var line in Markdown.Comparison($"forward, {variant}, batch {batch}, one thread", rows))
                    yield return line;
            }
        }
    }
}
