using EffNet.Benchmarks.Workers;
using EffNet.Inference;

namespace EffNet.Benchmarks.Peers;

/// <summary>Logits of a batch from the engine.</summary>
internal sealed class InferenceWork : IWork
{
    private readonly InferenceEngine _engine;
    private readonly float[] _images;
    private readonly float[] _logits;

    public InferenceWork(Assignment assignment)
    {
        _engine = Load(assignment.Folder, assignment.Variant, new InferenceOptions { Threads = assignment.Threads });
        _images = PeerNetwork.Pixels(assignment.Batch, PeerNetwork.Find(assignment.Variant).Resolution);
        _logits = new float[assignment.Batch * _engine.Network.ClassCount];
    }

    public double Answer { get; private set; }

    /// <summary>Makes the engine of a network with the weights that all have.</summary>
    public static InferenceEngine Load(string folder, string variant, InferenceOptions options) =>
        InferenceEngine.Load(PeerNetwork.Find(variant).Network!, SharedFiles.Weights(folder, variant), options);

    public void Run()
    {
        _engine.Run(_images, _logits);
        Answer = _logits.Max();
    }

    public void Dispose() => _engine.Dispose();
}
