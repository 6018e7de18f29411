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
    private string? _committed = folder?.Best;
    private bool _isCommitted = true;

    /// <summary>Gets a value indicating whether the file with the weights of the last checkpoint does not exist.</summary>
    public bool IsMissing => !File.Exists(_committed);

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
        if (_isCommitted)
            return;
        File.Move(folder!.NextBest, folder.Best, overwrite: true);
        File.Delete(folder.PreviousBest);
        (_committed, _isCommitted) = (folder.Best, true);
    }

    /// <summary>
    /// Gives the best weights their final name at the end of the training, even if no checkpoint with their checksum could be written. The file that matches the last checkpoint is
    /// then kept under another name, which <see cref="Recover"/> finds.
    /// </summary>
    public void CommitWithoutCheckpoint()
    {
        if (folder is null)
            return;
        if (!_isCommitted)
        {
            if (_committed == folder.Best && File.Exists(folder.Best))
                File.Move(folder.Best, folder.PreviousBest, overwrite: true);
            File.Move(folder.NextBest, folder.Best, overwrite: true);
        }
        else if (_committed == folder.PreviousBest)
        {
            File.Move(folder.PreviousBest, folder.Best, overwrite: true);
        }

        (_committed, _isCommitted) = (folder.Best, true);
    }

    /// <summary>
    /// Finds the file that matches the checkpoint after an earlier run that ended between <see cref="Keep"/> and <see cref="Commit"/>, or that called
    /// <see cref="CommitWithoutCheckpoint"/>. In the last case, the better weights keep their name until this run has better ones.
    /// </summary>
    /// <param name="checksum">The checksum of the best weights in the checkpoint; <see langword="null"/> if there are none.</param>
    public void Recover(string? checksum)
    {
        if (folder is null)
            return;
        if (Matches(folder.NextBest, checksum))
            File.Move(folder.NextBest, folder.Best, overwrite: true);
        else
            File.Delete(folder.NextBest);
        if (Matches(folder.PreviousBest, checksum))
            _committed = folder.PreviousBest;
        else
            File.Delete(folder.PreviousBest);
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
            LoadFile(_isCommitted ? _committed! : folder.NextBest, epoch, checksum);
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

    /// <summary>Returns a value indicating whether a file has the weights with a checksum. A damaged file does not.</summary>
    private static bool Matches(string path, string? checksum)
    {
        try
        {
            return checksum is not null && File.Exists(path) && TrainingCheckpoint.ChecksumOfFile(path) == checksum;
        }
        catch (WeightFileException)
        {
            return false;
        }
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
