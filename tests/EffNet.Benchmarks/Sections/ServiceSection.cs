using System.Globalization;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Peers;
using EffNet.Inference;
using EffNet.Pictures;
using EffNet.Weights;
using Serving;

namespace EffNet.Benchmarks.Sections;

/// <summary>
/// Measures the cookbook's service with the engine and with ONNX Runtime: throughput, 95th percentile of the response time, and memory. The callers are in the same process.
/// </summary>
internal static class ServiceSection
{
    private const string Variant = "B0";

    private static readonly int[] s_callers = [1, 8, 32];

    public static IEnumerable<string> Run(BenchmarkOptions options) => RunAsync(options).GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<string>> RunAsync(BenchmarkOptions options)
    {
        OnnxModels.Write(options.Folder, Variant, options.Python);
        var preprocessing = Preprocessing.ForTrainingFromScratch(PeerNetwork.Find(Variant).Resolution);
        using var engine = CreateEngine(options, preprocessing);
        var model = OnnxModels.Path(options.Folder, Variant, OnnxModels.Own);
        var cores = Environment.ProcessorCount;
        ClassificationOptions each = new(), together = new() { Workers = 1 }, batches = new() { BatchSize = 8 };
        using var narrow = new OnnxClassifier(model, threads: 1, preprocessing, each);
        using var wide = new OnnxClassifier(model, cores, preprocessing, together);
        var picture = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "chelsea.jpg"));
        List<ServiceUnderLoad> services =
        [
            await ServiceUnderLoad.StartAsync("EffNet.Inference", new EngineClassifier(engine, each), each, picture),
            await ServiceUnderLoad.StartAsync("EffNet.Inference, batches of 8 or 5 ms", new EngineClassifier(engine, batches), batches, picture),
            await ServiceUnderLoad.StartAsync($"ONNX Runtime, {cores} calls of 1 thread", narrow, each, picture),
            await ServiceUnderLoad.StartAsync($"ONNX Runtime, 1 call of {cores} threads", wide, together, picture),
            await ServiceUnderLoad.StartAsync($"ONNX Runtime, {cores} calls of 1 thread, batches of 8 or 5 ms", narrow, batches, picture),
        ];
        try
        {
            await CheckAsync(services);
            List<string> lines = [];
            foreach (var callers in s_callers)
                lines.AddRange(await CompareAsync(services, callers, options));
            lines.AddRange(await MemoryAsync(services, engine, options.Requests));
            return lines;
        }
        finally
        {
            foreach (var service in services)
                await service.DisposeAsync();
        }
    }

    private static InferenceEngine CreateEngine(BenchmarkOptions options, Preprocessing preprocessing)
    {
        using var network = PeerNetwork.Find(Variant).Create(1000, 3, null, null, initialize: false);
        network.load(SharedFiles.Weights(options.Folder, Variant));
        network.WeightsInfo = new WeightsInfo { Preprocessing = preprocessing };
        return network.Compile();
    }

    private static async Task CheckAsync(List<ServiceUnderLoad> services)
    {
        var expected = await services[0].AskAsync();
        foreach (var service in services)
        {
            if (!(await service.AskAsync()).SequenceEqual(expected))
                throw new InvalidOperationException($"'{service.Name}' predicts other classes than '{services[0].Name}'; expected the same classes.");
        }
    }

    /// <summary>Measures the services alternately, in forward and in backward order.</summary>
    private static async Task<IEnumerable<string>> CompareAsync(List<ServiceUnderLoad> services, int callers, BenchmarkOptions options)
    {
        var (rounds, requests) = (options.IsQuick ? Sample.FewestForInterval : options.Rounds, Math.Max(50, 4 * callers));
        var turns = services.Select(_ => new List<(double PerSecond, IReadOnlyList<double> Times)>()).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var index in round % 2 == 0 ? Enumerable.Range(0, services.Count) : Enumerable.Range(0, services.Count).Reverse())
            {
                var turn = await services[index].LoadAsync(callers, requests);

                // The first round is not measured, because methods are compiled in it.
                if (round > 0)
                    turns[index].Add(turn);
            }
        }

        return Markdown.Section(
            $"{Variant} in the service, {callers} callers", ["", "responses per second (quartiles)", "engine / this (95 %)", "95th percentile, ms"],
            services.Zip(turns, (service, own) => new[]
            {
                service.Name,
                Markdown.Milliseconds(new Sample(own.Select(t => t.PerSecond))),
                Markdown.Ratio(new Sample(turns[0].Zip(own, (a, b) => a.PerSecond / b.PerSecond))),
                Percentile(own.SelectMany(t => t.Times)),
            }));
    }

    private static async Task<IEnumerable<string>> MemoryAsync(List<ServiceUnderLoad> services, InferenceEngine engine, int requests)
    {
        var rows = new List<string[]>();
        foreach (var service in services)
        {
            await service.LoadAsync(8, Math.Min(requests, 500));
            var (heap, weights) = (GC.GetTotalMemory(forceFullCollection: true), engine.WeightBytes);
            await service.LoadAsync(8, requests);
            rows.Add([service.Name, Kilobytes(heap), Kilobytes(GC.GetTotalMemory(forceFullCollection: true)), Kilobytes(weights), Kilobytes(engine.WeightBytes)]);
        }

        return Markdown.Section(
            $"Memory of the process before and after {requests} requests, kB",
            ["", "managed heap, before", "managed heap, after", "weights of the engine, before", "weights of the engine, after"],
            rows);
    }

    private static string Percentile(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)(0.95 * (sorted.Count - 1))].ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string Kilobytes(long bytes) => (bytes / 1000).ToString("N0", CultureInfo.InvariantCulture);
}
