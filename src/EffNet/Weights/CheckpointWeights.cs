using EffNet.Weights;

namespace EffNet;

/// <summary>Weights of the catalog straight into networks.</summary>
public static class CheckpointWeights
{
    /// <summary>
    /// Loads a checkpoint, from the cache or else from where it is published, after its hash was checked. <see cref="WeightsReport.Warnings"/> says where the network's padding or batch
    /// norm differ from what the checkpoint expects: the answers are then not those of its origin. <see cref="UnrolledNetwork.WeightsInfo"/> then has its preprocessing and, where its classifier was loaded, its class names.
    /// </summary>
    /// <param name="network">What to load into; on any device.</param>
    /// <param name="checkpoint">The checkpoint: one of <see cref="Checkpoints"/>, or your own.</param>
    /// <param name="keepClassifier">Whether the last linear layer keeps its weights: for another number of classes than the checkpoint's.</param>
    /// <param name="downloader">What fetches it; <see langword="null"/> for one with the user's cache and the system's proxy.</param>
    /// <param name="progress">Told of every block that arrives.</param>
    /// <param name="cancellationToken">Stops the download; what has come is kept for the next time.</param>
    /// <returns>What was loaded, and what to beware of.</returns>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be had, or is not what it should be.</exception>
    /// <exception cref="WeightMismatchException">The checkpoint is not this network's. No weight was changed.</exception>
    /// <exception cref="WeightFileException">The file is corrupt, though its hash is right. No weight was changed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
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
    /// Before hundreds of megabytes come for nothing: the catalog knows how many parameters the networks of its checkpoints have. What only differs in padding or batch norm is let through,
    /// and reported as a warning.
    /// </summary>
    /// <exception cref="ArgumentException">The checkpoint is for another network.</exception>
    internal static void CheckFits(ModuleVariant variant, Checkpoint checkpoint)
    {
        if (variant.ParametersWithoutClassifier == 0 || NetworkTable.ParametersWithoutClassifier(checkpoint.Network) is not { } parameters || parameters == variant.ParametersWithoutClassifier)
            return;
        var own = variant.CheckpointNames is [var first, ..]
            ? $"{variant.TypeName}.Checkpoints has those that fit, such as '{first}'"
            : "the catalog has none that fits";
        throw new ArgumentException($"'{checkpoint.Name}' is for {checkpoint.Network}, and this network is {variant.TypeName}; {own}.", nameof(checkpoint));
    }
}
