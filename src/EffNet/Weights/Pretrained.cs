using System.Globalization;
using EffNet.Weights;

namespace EffNet;

/// <summary>
/// Makes networks from weights, with everything that the weights say of themselves: class count, class names and preprocessing. Generated types have the same as <c>LoadAsync</c> and
/// <c>Load</c>; these are for code that does not know the type.
/// </summary>
public static class Pretrained
{
    /// <summary>Makes a network from a checkpoint, in evaluation mode.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="checkpoint">The checkpoint, from the cache or else downloaded.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="options">Device, element type, and what must fit; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the download; what has come is kept for the next time.</param>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be downloaded, or is not the file it should be.</exception>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static async Task<TNetwork> LoadAsync<TNetwork>(
        Checkpoint checkpoint, int? classes = null, NetworkLoadOptions? options = null, CancellationToken cancellationToken = default)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)await TNetwork.Variant.LoadAsync(checkpoint, classes, options, cancellationToken).ConfigureAwait(false);

    /// <summary>Makes a network from a file of weights, in evaluation mode.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="path">The file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="options">Device, element type, and what must fit; the defaults if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or of another format.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static TNetwork Load<TNetwork>(string path, int? classes = null, NetworkLoadOptions? options = null)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)TNetwork.Variant.Load(path, classes, options);

    /// <summary>Makes a network from a stream of weights, in evaluation mode.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="stream">The stream, read from its position to its end. It stays open; one that cannot seek is copied to memory.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="options">Device, element type, and what must fit; the defaults if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The stream is corrupt or of another format.</exception>
    public static TNetwork Load<TNetwork>(Stream stream, int? classes = null, NetworkLoadOptions? options = null)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)TNetwork.Variant.Load(stream, classes, options);

    /// <summary>Makes a network of a variant from a checkpoint, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="checkpoint">The checkpoint, from the cache or else downloaded.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="options">Device, element type, and what must fit; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the download; what has come is kept for the next time.</param>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be downloaded, or is not the file it should be.</exception>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static async Task<UnrolledNetwork> LoadAsync(
        this ModuleVariant variant, Checkpoint checkpoint, int? classes = null, NetworkLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(checkpoint);
        options ??= new NetworkLoadOptions();
        CheckpointWeights.CheckFits(variant, checkpoint);
        using var own = options.Downloader is null ? new CheckpointDownloader() : null;
        var downloaded = await (options.Downloader ?? own!).GetAsync(checkpoint, options.Progress, cancellationToken).ConfigureAwait(false);
        using var file = WeightLoader.Open(downloaded.Path, variant.GetNetwork?.Invoke());
        return Load(variant, file, checkpoint, classes, options);
    }

    /// <summary>Makes a network of a variant from a file of weights, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="path">The file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="options">Device, element type, and what must fit; the defaults if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or of another format.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static UnrolledNetwork Load(this ModuleVariant variant, string path, int? classes = null, NetworkLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(variant);
        using var file = WeightLoader.Open(path, variant.GetNetwork?.Invoke());
        return Load(variant, file, checkpoint: null, classes, options ?? new NetworkLoadOptions());
    }

    /// <summary>Makes a network of a variant from a stream of weights, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="stream">The stream, read from its position to its end. It stays open; one that cannot seek is copied to memory.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="options">Device, element type, and what must fit; the defaults if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The stream is corrupt or of another format.</exception>
    public static UnrolledNetwork Load(this ModuleVariant variant, Stream stream, int? classes = null, NetworkLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(variant);
        using var file = WeightLoader.Open(stream, variant.GetNetwork?.Invoke());
        return Load(variant, file, checkpoint: null, classes, options ?? new NetworkLoadOptions());
    }

    private static UnrolledNetwork Load(ModuleVariant variant, WeightFile file, Checkpoint? checkpoint, int? classes, NetworkLoadOptions options)
    {
        var stored = ReadCounts(variant, file, checkpoint, options.Weights);
        var keepClassifier = options.Weights.KeepClassifier || (classes is { } wanted && wanted != stored.Classes);
        // What is not loaded has to be drawn.
        var network = variant.Create(
            classes ?? stored.Classes,
            options.InputChannels ?? stored.InputChannels,
            options.Device,
            options.ElementType,
            initialize: keepClassifier || !options.Weights.Strict);
        try
        {
            WeightLoader.Load(network, file, options.Weights with { KeepClassifier = keepClassifier }, checkpoint);
            if (stored.LacksClassifier && classes is null)
                network.WeightsReport = WithoutClassifier(network.WeightsReport!, variant);
            network.eval();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>What a network has to be created with to take a file's weights: as the metadata states, or as the weights show.</summary>
    private static (int Classes, int InputChannels, bool LacksClassifier) ReadCounts(ModuleVariant variant, WeightFile file, Checkpoint? checkpoint, WeightLoadOptions options)
    {
        var stored = WeightMetadata.Read(file.Metadata, file.Path);
        var found = stored.ClassCount is null && checkpoint is null ? LoadPlan.FindClassCount(file, variant.Network, options) : null;
        return (stored.ClassCount ?? checkpoint?.ClassCount ?? found ?? variant.ClassCount, stored.InputChannels ?? variant.InputChannels, found == 0);
    }

    private static WeightsReport WithoutClassifier(WeightsReport report, ModuleVariant variant) => report with
    {
        Warnings =
        [
            .. report.Warnings,
            string.Create(CultureInfo.InvariantCulture, $"the file has no classifier, and the network was made without one: load it with 'classes: {variant.ClassCount}' for a new one, which has to be trained"),
        ],
    };
}
