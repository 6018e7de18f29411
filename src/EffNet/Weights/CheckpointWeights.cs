namespace EffNet;

/// <summary>Weights of the catalogue straight into networks.</summary>
public static class CheckpointWeights
{
    /// <summary>What the shipped family with TensorFlow's numerics puts before the names of the other's types.</summary>
    private const string TensorFlowPrefix = "Tf";

    /// <summary>
    /// Loads a checkpoint, from the cache or else from where it is published, after its hash was checked. <see cref="WeightsReport.Warnings"/> says where the network's padding or batch
    /// norm differ from what the checkpoint expects: the answers are then not those of its origin.
    /// </summary>
    /// <param name="network">What to load into; on any device.</param>
    /// <param name="checkpoint">The checkpoint: one of <see cref="Checkpoints"/>, or your own.</param>
    /// <param name="keepClassifier">Whether the last linear layer keeps its weights: for another number of classes than the checkpoint's.</param>
    /// <param name="downloader">What fetches it; <see langword="null"/> for one with the user's cache and the system's proxy.</param>
    /// <param name="progress">Told of every block that arrives.</param>
    /// <param name="cancellationToken">Stops the download; what has come is kept for the next time.</param>
    /// <returns>What was loaded, and what to beware of.</returns>
    /// <exception cref="ArgumentException">The catalogue has weights for networks of this name, and these are for another.</exception>
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
        CheckFits(network, checkpoint);
        using var own = downloader is null ? new CheckpointDownloader() : null;
        var file = await (downloader ?? own!).GetAsync(checkpoint, progress, cancellationToken).ConfigureAwait(false);
        return WeightLoader.Load(network, file.Path, new WeightLoadOptions { KeepClassifier = keepClassifier }, checkpoint);
    }

    /// <summary>Before hundreds of megabytes come for nothing: of types that the catalogue knows, it knows which weights they take. Profiles change no shapes.</summary>
    private static void CheckFits(UnrolledNetwork network, Checkpoint checkpoint)
    {
        var type = network.Declaration.TypeName;
        if (Shape(type) != Shape(checkpoint.Network) && Checkpoints.All.Any(c => Shape(c.Network) == Shape(type)))
            throw new ArgumentException($"'{checkpoint.Name}' is for {checkpoint.Network}, and this network is {type}; 'Checkpoints.For(\"{type}\")' has what fits it.", nameof(checkpoint));

        static string Shape(string name) => name.StartsWith(TensorFlowPrefix, StringComparison.Ordinal) ? name[TensorFlowPrefix.Length..] : name;
    }
}
