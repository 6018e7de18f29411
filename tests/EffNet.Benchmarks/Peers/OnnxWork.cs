using EffNet.Benchmarks.Workers;
using Microsoft.ML.OnnxRuntime;

namespace EffNet.Benchmarks.Peers;

/// <summary>Computes the logits of a batch with ONNX Runtime.</summary>
internal sealed class OnnxWork : IWork
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly OrtValue _images;

    public OnnxWork(Assignment assignment)
    {
        using var options = new SessionOptions { IntraOpNumThreads = assignment.Threads, InterOpNumThreads = 1 };
        _session = new InferenceSession(OnnxModels.Path(assignment.Folder, assignment.Variant, assignment.Peer), options);
        var resolution = PeerNetwork.Find(assignment.Variant).Resolution;
        _images = OrtValue.CreateTensorValueFromMemory(PeerNetwork.Pixels(assignment.Batch, resolution), [assignment.Batch, 3, resolution, resolution]);
    }

    public double Answer { get; private set; }

    public void Run()
    {
        using var results = _session.Run(_options, ["image"], [_images], ["logits"]);
        var largest = float.NegativeInfinity;
        foreach (var logit in results[0].GetTensorDataAsSpan<float>())
            largest = Math.Max(largest, logit);
        Answer = largest;
    }

    public void Dispose()
    {
        _images.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
