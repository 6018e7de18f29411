using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Stores the best weights of a training so far, in a file or in memory. A new file gets its final name only after a checkpoint with its checksum was written. If the process is
/// killed at any time, the folder therefore has a file that matches the last checkpoint.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="folder">The folder of the training; <see langword="null"/> to store the weights in memory.</param>
internal sealed class BestWeights(UnrolledNetwork network, TrainingFolder? folder) : IDisposable
{
    private Dictionary<string, Tensor>? _kept;
    private bool _isCommitted = true;

    /// <summary>Stores the current weights of the network.</summary>
    /// <returns>The checksum of the weights for the next checkpoint; <see langword="null"/> if the weights are stored in memory.</returns>
    /// <exception cref="IOException">The file cannot be written. The previous file is kept.</exception>
    public string? Keep()
    {
        using var withoutGradients = no_grad();
        if (folder is not null)
        {
            network.SaveWeights(folder.NextBest);
            _isCommitted = false;
            return TrainingCheckpoint.ChecksumOf(network.state_dict());
        }

        Dispose();
        _kept = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone().DetachFromDisposeScope(), StringComparer.Ordinal);
        return null;
    }

    /// <summary>Gives the file of <see cref="Keep"/> its final name. Call this method after a checkpoint with the checksum was written.</summary>
    public void Commit()
    {
        if (!_isCommitted)
            File.Move(folder!.NextBest, folder.Best, overwrite: true);
        _isCommitted = true;
    }

    /// <summary>
    /// Gives the file of <see cref="Keep"/> its final name at the end of the training, even if no checkpoint with its checksum could be written. The file that matches the last
    /// checkpoint is then kept under another name, from which <see cref="Recover"/> restores it.
    /// </summary>
    public void CommitWithoutCheckpoint()
    {
        if (!_isCommitted && File.Exists(folder!.Best))
            File.Move(folder.Best, folder.PreviousBest, overwrite: true);
        Commit();
    }

    /// <summary>
    /// Completes or reverts the change of an earlier run that ended between <see cref="Keep"/> and <see cref="Commit"/>, or that called <see cref="CommitWithoutCheckpoint"/>,
    /// so that the file matches the checkpoint.
    /// </summary>
    /// <param name="checksum">The checksum of the best weights in the checkpoint; <see langword="null"/> if there are none.</param>
    public void Recover(string? checksum)
    {
        if (folder is null)
            return;
        foreach (var path in new[] { folder.NextBest, folder.PreviousBest }.Where(File.Exists))
        {
            if (checksum is not null && TrainingCheckpoint.ChecksumOfFile(path) == checksum)
                File.Move(path, folder.Best, overwrite: true);
            else
                File.Delete(path);
        }
    }

    /// <summary>
    /// Loads the stored weights into the network. <see cref="UnrolledNetwork.WeightsReport"/>, <see cref="UnrolledNetwork.FoldedNorms"/> and
    /// <see cref="UnrolledNetwork.WeightsInfo"/> do not change: they describe the weights that the training started from, and settings of the training depend on them.
    /// </summary>
    /// <param name="epoch">The epoch of the weights, for messages.</param>
    /// <param name="checksum">The checksum that <see cref="Keep"/> returned.</param>
    /// <exception cref="WeightFileException">The file is corrupt, or does not have the weights of this epoch. The network does not change.</exception>
    public void Load(int epoch, string? checksum)
    {
        if (folder is not null)
        {
            LoadFile(_isCommitted ? folder.Best : folder.NextBest, epoch, checksum);
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

    private void LoadFile(string path, int epoch, string? checksum)
    {
        if (TrainingCheckpoint.ChecksumOfFile(path) != checksum)
        {
            throw new WeightFileException(
                path,
                null,
                null,
                $"the file does not have the weights of epoch {epoch} of this training, because it is damaged or was replaced. "
                + "Restore the file, or start a new training in another folder");
        }

        var (report, foldedNorms, info) = (network.WeightsReport, network.FoldedNorms, network.WeightsInfo);
        network.LoadWeights(path);
        (network.WeightsReport, network.FoldedNorms, network.WeightsInfo) = (report, foldedNorms, info);
    }
}
