using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Copies of the running statistics of batch norms, which are written back when it is disposed.</summary>
internal sealed class KeptStatistics : IDisposable
{
    private readonly List<(Tensor InUse, Tensor Kept)> _pairs;

    /// <summary>Copies the statistics.</summary>
    /// <param name="network">The network.</param>
    public KeptStatistics(UnrolledNetwork network) =>
        _pairs = [.. network.modules().OfType<NormBase>().SelectMany(norm => norm.buffers()).Select(buffer => (buffer, buffer.clone().DetachFromDisposeScope()))];

    /// <summary>Writes the copies back.</summary>
    public void Dispose()
    {
        using (no_grad())
            _pairs.ForEach(pair => pair.InUse.copy_(pair.Kept));
        Drop();
    }

    /// <summary>Disposes the copies; the statistics in use stay.</summary>
    public void Drop()
    {
        _pairs.ForEach(pair => pair.Kept.Dispose());
        _pairs.Clear();
    }
}
