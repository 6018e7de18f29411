using System.Globalization;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Sections;

/// <summary>Compares EffNet's and PyTorch's exports of the same networks in ONNX Runtime, and the time of an export with the time of saving weights.</summary>
internal static class OnnxSection
{
    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        foreach (var variant in new[] { "B0", "B4" })
        {
            var peers = OnnxModels.Write(options.Folder, variant, options.Python);
            var rows = new Comparison(
                [.. peers.Select(p => new Assignment(Works.Onnx, p, variant, Batch: 1, Threads: 1, options.Folder))],
                options.Rounds,
                runsPerTurn: variant == "B0" ? 20 : 3).Measure();
            Disagreement.Check(rows);
            var table = rows.Select(
                r =>
                    new[]
                    {
                        r.Peer,
                        Markdown.Milliseconds(r.Time),
                        Markdown.Ratio(r.Ratio),
                        new FileInfo(OnnxModels.Path(options.Folder, variant, r.Peer)).Length.ToString("N0", CultureInfo.InvariantCulture),
                    });
            foreach (var line in Markdown.Section($"ONNX Runtime, {variant}, batch 1, one thread", ["", "ms (quartiles)", "EffNet's export / this (95 %)", "bytes"], table))
                yield return line;
        }

        var writers = new Comparison(
            [.. new[] { ExportWork.ToOnnx, ExportWork.ToSafetensors }.Select(p => new Assignment(Works.Export, p, "B7", Batch: 1, Threads: 1, options.Folder))],
            options.Rounds,
            runsPerTurn: 1).Measure();
        foreach (var line in Markdown.Section(
            "writing B7",
            ["", "ms (quartiles)", "export / this (95 %)", "allocated / file"],
            writers.Select(r => new[] { r.Peer, Markdown.Milliseconds(r.Time), Markdown.Ratio(r.Ratio), r.Answer.ToString("0.00", CultureInfo.InvariantCulture) })))
            yield return line;
    }
}
