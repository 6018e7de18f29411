using EffNet.Weights;

namespace EffNet;

/// <summary>Loads checkpoints into networks.</summary>
public static class CheckpointWeights
{
    /// <summary>
    /// Loads a checkpoint, which is downloaded if it is not in the cache. The hash of the file is verified first. If the padding or the batch norms of the network
    /// differ from those that the weights were trained with, the outputs differ, and <see cref="WeightsReport.Warnings"/> contains a warning.
    /// <see cref="UnrolledNetwork.WeightsInfo"/> receives the checkpoint's preprocessing and, if its classifier was loaded, its class names.
    /// </summary>
    /// <param name="network">The network to load into, on any device.</param>
    /// <param name="checkpoint">The checkpoint, from <see cref="Checkpoints"/> or your own.</param>
    /// <param name="keepClassifier">Whether the last linear layer keeps its own weights, for example because the checkpoint has other classes.</param>
    /// <param name="downloader">The downloader to use; <see langword="null"/> for a downloader with the user's cache and the system's proxy.</param>
    /// <param name="progress">The receiver of progress reports, one for each block.</param>
    /// <param name="cancellationToken">The token to cancel the download. Data received so far is kept, and the next call resumes.</param>
    /// <returns>The report of loaded and missing weights, with warnings.</returns>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be downloaded, or is not the expected file.</exception>
    /// <exception cref="WeightMismatchException">The checkpoint does not match the network. No weight was changed.</exception>
    /// <exception cref="WeightFileException">The file is corrupt although its hash is correct. No weight was changed.</exception>
    /// <exception cref="OperationCanceledException">The download was canceled.</exception>
    public static async Task<WeightsReport> LoadWeightsAsync(
        this UnrolledNetwork network,
        Checkpoint checkpoint,
        bool keepClassifier = false,
        CheckpointDownloader? downloader = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(checkpoint);
        CheckFits(network.Declaration, checkpoint);
        using var own = downloader is null ? new CheckpointDownloader() : null;
        var file = await (downloader ?? own!).GetAsync(checkpoint, progress, cancellationToken).ConfigureAwait(false);
        return WeightLoader.Load(network, file.Path, new WeightLoadOptions { KeepClassifier = keepClassifier }, checkpoint);
    }

    /// <summary>
    /// Throws an exception before the download if the checkpoint is for another network. The catalog contains the number of parameters of each checkpoint's
    /// network. A checkpoint that differs only in padding or batch norms is accepted and causes a warning.
    /// </summary>
    /// <exception cref="ArgumentException">The checkpoint is for another network.</exception>
    internal static void CheckFits(ModuleVariant variant, Checkpoint checkpoint)
    {
        if (variant.ParametersWithoutClassifier == 0 || NetworkTable.ParametersWithoutClassifier(checkpoint.Network) is not { } parameters
            || parameters == variant.ParametersWithoutClassifier)
            return;
        var own = variant.CheckpointNames is [var first, ..]
            ? $"{variant.TypeName}.Checkpoints lists the checkpoints that fit, such as '{first}'"
            : "the catalog has no checkpoint that fits";
        throw new ArgumentException($"'{checkpoint.Name}' is for {checkpoint.Network}, and this network is {variant.TypeName}; {own}.", nameof(checkpoint));
    }
}
