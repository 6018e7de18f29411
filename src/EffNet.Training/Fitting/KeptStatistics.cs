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
        using var withoutGradients = no_grad();
        foreach (var (inUse, kept) in _pairs)
        {
            inUse.copy_(kept);
            kept.Dispose();
        }
    }
}
