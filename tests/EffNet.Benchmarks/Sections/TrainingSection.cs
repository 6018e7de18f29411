using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Sections;

/// <summary>Measures the time and the memory of a training step on at most two cores.</summary>
internal static class TrainingSection
{
    private static readonly string[] s_peers =
    [
        PeerName.EffNet, PeerName.ScopedChannelsLast, PeerName.DisposedChannelsLast, PeerName.ScriptedChannelsLast, PeerName.Scoped, PeerName.Undisposed,
    ];

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var peers = PeerNetwork.Prepare(options, "B0", s_peers);
        foreach (var line in PeerNetwork.Explain(peers, s_peers))
            yield return line;

        var threads = Math.Min(2, Environment.ProcessorCount);
        var title = $"training step, B0, batch 8, 224 px, RMSProp, {threads} threads";
        foreach (var line in Measure(title, peers, keepsMemory: false))
            yield return line;

        if (OperatingSystem.IsLinux())
        {
            foreach (var line in Measure(title + ", glibc keeps freed memory", peers.Where(p => p == PeerName.EffNet || PeerName.IsChannelsLast(p)), keepsMemory: true))
                yield return line;
        }

        IEnumerable<string> Measure(string heading, IEnumerable<string> chosen, bool keepsMemory)
        {
            var assignments = chosen.Select(p => new Assignment(Works.Training, p, "B0", Batch: 8, threads, options.Folder) { KeepsMemory = keepsMemory });
            var rows = new Comparison([.. assignments], options.Rounds, runsPerTurn: 1).Measure();
            return Markdown.Section(
                heading,
                ["", "ms (quartiles)", "EffNet / this (95 %)", "peak MB"],
                rows.Select(r => new[] { r.Peer, Markdown.Milliseconds(r.Time), Markdown.Ratio(r.Ratio), Markdown.Megabytes(r.PeakMemory) }));
        }
    }
}
