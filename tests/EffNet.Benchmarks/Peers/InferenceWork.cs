using EffNet.Benchmarks.Workers;
using EffNet.Inference;

namespace EffNet.Benchmarks.Peers;

/// <summary>Computes the logits of a batch with the engine.</summary>
internal sealed class InferenceWork : IWork
{
    /// <summary>The engine that is created from a safetensors file.</summary>
    public const string FromWeights = "EffNet.Inference";

    /// <summary>The engine that is loaded from a saved engine.</summary>
    public const string FromEngine = "EffNet.Inference, saved engine";

    /// <summary>The engine that is loaded from a saved engine with half-precision weights.</summary>
    public const string WithHalves = "EffNet.Inference, saved with half weights";

    private readonly InferenceEngine _engine;
    private readonly float[] _images;
    private readonly float[] _logits;

    public InferenceWork(Assignment assignment)
    {
        _engine = Load(assignment.Peer, assignment.Folder, assignment.Variant, new InferenceOptions { Threads = assignment.Threads });
        _images = PeerNetwork.Pixels(assignment.Batch, _engine.Network.Input.Height);
        _logits = new float[assignment.Batch * _engine.Network.ClassCount];
    }

    public double Answer { get; private set; }

    /// <summary>Creates the engine of a network with the weights that all implementations use.</summary>
    public static InferenceEngine Load(string peer, string folder, string variant, InferenceOptions options) => peer == FromWeights
        ? InferenceEngine.Load(PeerNetwork.Find(variant).Network!, SharedFiles.Safetensors(folder, variant), options)
        : InferenceEngine.Load(SharedFiles.Engine(folder, variant, hasHalves: peer == WithHalves), options);

    public void Run()
    {
        _engine.Run(_images, _logits);
        Answer = _logits.Max();
    }

    public void Dispose() => _engine.Dispose();
}
