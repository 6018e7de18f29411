using EffNet.Benchmarks.Workers;
using static TorchSharp.torch;

namespace EffNet.Benchmarks.Peers;

/// <summary>Computes the logits of a batch without gradients. The caller disposes the logits. Intermediate tensors are handled as in the measured implementation.</summary>
internal sealed class ForwardWork : IWork
{
    private readonly IDisposable _noGrad = no_grad();
    private readonly PeerNetwork _network;
    private readonly Tensor _images;

    public ForwardWork(Assignment assignment)
    {
        _network = PeerNetwork.Create(assignment);
        _network.Module.eval();
        _images = PeerNetwork.Images(assignment, PeerNetwork.Find(assignment.Variant).Resolution);
    }

    public double Answer { get; private set; }

    public void Run()
    {
        using var logits = _network.Call(_images);
        using var largest = logits.max();
        Answer = largest.item<float>();
    }

    public void Dispose()
    {
        _images.Dispose();
        _network.Dispose();
        _noGrad.Dispose();
    }
}
