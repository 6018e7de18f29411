using System.Diagnostics;
using System.Runtime.InteropServices;
using EffNet.Inference;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Weights;

// Measures B0 with random weights: the time from the start of the process to the first result, and the time of a later run.
var network = EfficientNetB0.Definition.Network;
using var engine = EfficientNetB0.Engine.Create(new DrawnWeights(network), new InferenceOptions { Threads = 1 });
var (image, scores) = (new float[network.Input.Elements], new float[network.ClassCount]);
image.AsSpan().Fill(0.5f);
engine.Run(image, scores);
var first = DateTime.Now - Process.GetCurrentProcess().StartTime;
var times = new double[21];
for (var i = 0; i < times.Length; i++)
{
    var start = Stopwatch.GetTimestamp();
    engine.Run(image, scores);
    times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

Array.Sort(times);
Console.WriteLine(
    $"{engine.Vectors}: first result {first.TotalMilliseconds:0} ms after the start (weights created); later runs {times[10]:0.0} ms (median); sum of scores {scores.Sum():R}");

/// <summary>Random weights that are the same in every run of every program.</summary>
internal sealed class DrawnWeights(Network network) : IWeightSource
{
    public IReadOnlyList<WeightTensor> Tensors { get; } =
    [
        .. network.State.Where(t => t.Kind != StateTensorKind.Count).Select(t => new WeightTensor(t.Name, ElementType.Float32, [.. t.Shape.Select(s => (long)s)]))
    ];

    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        var numbers = MemoryMarshal.Cast<byte, float>(destination);
        var isVariance = tensor.Name.EndsWith("running_var", StringComparison.Ordinal);
        var scale = tensor.Shape.Count > 1 ? MathF.Sqrt(6f * tensor.Shape[0] / numbers.Length) : 0.2f;
        var random = new Random(tensor.Name.Length);
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = isVariance ? 1 : ((random.NextSingle() * 2) - 1) * scale;
    }
}
