using EffNet.Benchmarks.Networks;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Peers;

/// <summary>Creates a network and disposes it.</summary>
internal sealed class ConstructionWork(Assignment assignment) : IWork
{
    private readonly ModuleVariant _variant = PeerNetwork.Find(assignment.Variant);

    public double Answer => 0;

    public void Run()
    {
        using TorchSharp.torch.nn.Module network = assignment.Peer == PeerName.Undisposed
            ? new HandWrittenNetwork(_variant, disposes: false)
            : _variant.Create(1000, 3, null, null, initialize: assignment.Peer == PeerName.EffNet);
    }

    public void Dispose()
    {
    }
}
