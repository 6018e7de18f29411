using System.Diagnostics;
using System.Globalization;
using System.Text;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Workers;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Networks.Data;

namespace EffNet.Benchmarks.Sections;

/// <summary>Measures the time to read a graph from the data in generated code, to plan it, and to create a graph with other classes and channels from it.</summary>
internal static class DefinitionSection
{
    private const int FirstRuns = 7;
    private const int WarmUp = 200;
    private const int Runs = 200;

    public static IEnumerable<string> Run(BenchmarkOptions options)
    {
        var declared = EfficientNetB7.Definition.Network;
        var data = Encoding.UTF8.GetBytes(NetworkData.Write(declared));
        return Markdown.Section(
            string.Create(CultureInfo.InvariantCulture, $"definition of EfficientNetB7 ({declared.Nodes.Count:N0} nodes, {data.Length:N0} bytes)"),
            ["", "ms (quartiles)"],
            [
                ["read", Markdown.Milliseconds(Measure(() => NetworkData.Read(data)))],
                ["read and planned", Markdown.Milliseconds(Measure(() => NetworkData.Read(data).Plan))],
                ["changed to 10 classes and gray images", Markdown.Milliseconds(Measure(() => declared.With(classCount: 10, inputChannels: 1)))],
                ["the first read of a process, including JIT compilation", Markdown.Milliseconds(FirstRead(options))],
            ]);
    }

    private static Sample Measure(Func<object> action)
    {
        for (var i = 0; i < WarmUp; i++)
            action();
        return new Sample(Enumerable.Range(0, Runs).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(action());
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }));
    }

    private static Sample FirstRead(BenchmarkOptions options) => new(Enumerable.Range(0, FirstRuns).Select(_ =>
    {
        using var worker = new WorkerProcess(new Assignment(Works.FirstDefinition, "definition", "B7", Batch: 1, Threads: 1, options.Folder));
        return worker.Answer;
    }));
}
