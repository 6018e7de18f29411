using EffNet.Benchmarks.Workers;
using static TorchSharp.torch;

namespace EffNet.Benchmarks.Peers;

/// <summary>Runs one training step with the paper's optimizer, RMSProp, on a fixed batch of images of 224 x 224 pixels.</summary>
internal sealed class TrainingWork : IWork
{
    private readonly PeerNetwork _network;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly Action _step;

    public TrainingWork(Assignment assignment)
    {
        _network = PeerNetwork.Create(assignment);
        _network.Module.train();
        _optimizer = optim.RMSProp(_network.Module.parameters(), lr: 1e-5, alpha: 0.9, eps: 1e-3, momentum: 0.9);
        _images = PeerNetwork.Images(assignment, resolution: 224);
        _labels = arange(assignment.Batch, dtype: ScalarType.Int64);
        _step = assignment.Peer switch
        {
            PeerName.Undisposed => StepLeaving,
            PeerName.Scoped or PeerName.ScopedChannelsLast => StepScoped,
            _ => StepDisposing,
        };
    }

    public double Answer => 0;

    public void Run() => _step();

    public void Dispose()
    {
        _labels.Dispose();
        _images.Dispose();
        _optimizer.Dispose();
        _network.Dispose();
    }

    private void StepLeaving()
    {
        _optimizer.zero_grad();
        var logits = _network.Call(_images);
        var loss = nn.functional.cross_entropy(logits, _labels);
        loss.backward();
        _optimizer.step();
    }

    private void StepScoped()
    {
        using var scope = NewDisposeScope();
        StepLeaving();
    }

    private void StepDisposing()
    {
        _optimizer.zero_grad();
        using var logits = _network.Call(_images);
        using var loss = nn.functional.cross_entropy(logits, _labels);
        loss.backward();
        _optimizer.step();
    }
}
