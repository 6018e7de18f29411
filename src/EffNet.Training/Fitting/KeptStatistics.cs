using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Stores copies of the running statistics of batch norms. <see cref="Dispose"/> restores the statistics.</summary>
internal sealed class KeptStatistics : IDisposable
{
    private readonly List<(Tensor InUse, Tensor Kept)> _pairs;

    /// <summary>Copies the statistics.</summary>
    /// <param name="network">The network.</param>
    public KeptStatistics(UnrolledNetwork network) =>
        _pairs = [.. network.modules().OfType<NormBase>().SelectMany(norm => norm.buffers()).Select(buffer => (buffer, buffer.clone().DetachFromDisposeScope()))];

    /// <summary>Restores the statistics from the copies.</summary>
    public void Dispose()
    {
        using (no_grad())
            _pairs.ForEach(pair => pair.InUse.copy_(pair.Kept));
        Drop();
    }

    /// <summary>Disposes the copies without restoring the statistics.</summary>
    public void Drop()
    {
        _pairs.ForEach(pair => pair.Kept.Dispose());
        _pairs.Clear();
    }
}
