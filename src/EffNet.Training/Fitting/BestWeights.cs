using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Stores the best weights of a training so far, in a file or in memory.</summary>
/// <param name="network">The network.</param>
/// <param name="path">The file; <see langword="null"/> to store the weights in memory.</param>
internal sealed class BestWeights(UnrolledNetwork network, string? path) : IDisposable
{
    private Dictionary<string, Tensor>? _kept;

    /// <summary>Stores the current weights of the network.</summary>
    /// <exception cref="IOException">The file cannot be written. The previous file is kept.</exception>
    public void Keep()
    {
        if (path is not null)
        {
            network.SaveWeights(path);
            return;
        }

        using var withoutGradients = no_grad();
        Dispose();
        _kept = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone().DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    /// <summary>
    /// Loads the stored weights into the network. <see cref="UnrolledNetwork.WeightsReport"/>, <see cref="UnrolledNetwork.FoldedNorms"/> and
    /// <see cref="UnrolledNetwork.WeightsInfo"/> do not change: they describe the weights that the training started from, and settings of the training depend on them.
    /// </summary>
    public void Load()
    {
        if (path is not null)
        {
            var (report, foldedNorms, info) = (network.WeightsReport, network.FoldedNorms, network.WeightsInfo);
            network.LoadWeights(path);
            (network.WeightsReport, network.FoldedNorms, network.WeightsInfo) = (report, foldedNorms, info);
            return;
        }

        using var withoutGradients = no_grad();
        foreach (var (name, weight) in network.state_dict())
            weight.copy_(_kept![name]);
    }

    /// <summary>Disposes the weights in memory.</summary>
    public void Dispose()
    {
        foreach (var weight in _kept?.Values ?? Enumerable.Empty<Tensor>())
            weight.Dispose();
        _kept = null;
    }
}
