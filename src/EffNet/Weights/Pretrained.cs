using System.Globalization;
using EffNet.Weights;

namespace EffNet;

/// <summary>
/// Creates networks from weights, with their class count, class names and preprocessing. Generated types have the same methods as <c>LoadAsync</c> and
/// <c>Load</c>. These methods are for code that does not know the type.
/// </summary>
public static class Pretrained
{
    /// <summary>Creates a network from a checkpoint, in evaluation mode.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="checkpoint">The checkpoint. It is downloaded if it is not in the cache.</param>
    /// <param name="classes">
    /// The number of outputs of the classifier; <see langword="null"/> for the number of classes of the weights. With another number, the classifier is new and must be trained.
    /// </param>
    /// <param name="options">The device, the element type, and what must match; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to cancel the download. Data received so far is kept, and the next call resumes.</param>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be downloaded, or is not the expected file.</exception>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    /// <exception cref="OperationCanceledException">The download was canceled.</exception>
    public static async Task<TNetwork> LoadAsync<TNetwork>(
        Checkpoint checkpoint, int? classes = null, NetworkLoadOptions? options = null, CancellationToken cancellationToken = default)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)await TNetwork.Variant.LoadAsync(checkpoint, classes, options, cancellationToken).ConfigureAwait(false);

    /// <summary>Creates a network from a weight file, in evaluation mode.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="path">The safetensors, PyTorch or TorchSharp file to load.</param>
    /// <param name="classes">
    /// The number of outputs of the classifier; <see langword="null"/> for the number of classes of the weights. With another number, the classifier is new and must be trained.
    /// </param>
    /// <param name="options">The device, the element type, and what must match; <see langword="null"/> for the defaults.</param>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or has an unsupported format.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static TNetwork Load<TNetwork>(string path, int? classes = null, NetworkLoadOptions? options = null)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)TNetwork.Variant.Load(path, classes, options);

    /// <summary>Creates a network from a stream of weights, in evaluation mode.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="stream">
    /// The stream to read, from its current position to its end. It is not disposed. A stream that cannot seek is copied to memory.
    /// </param>
    /// <param name="classes">
    /// The number of outputs of the classifier; <see langword="null"/> for the number of classes of the weights. With another number, the classifier is new and must be trained.
    /// </param>
    /// <param name="options">The device, the element type, and what must match; <see langword="null"/> for the defaults.</param>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The stream is corrupt or has an unsupported format.</exception>
    public static TNetwork Load<TNetwork>(Stream stream, int? classes = null, NetworkLoadOptions? options = null)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)TNetwork.Variant.Load(stream, classes, options);

    /// <summary>Creates a network of a variant from a checkpoint, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="checkpoint">The checkpoint. It is downloaded if it is not in the cache.</param>
    /// <param name="classes">
    /// The number of outputs of the classifier; <see langword="null"/> for the number of classes of the weights. With another number, the classifier is new and must be trained.
    /// </param>
    /// <param name="options">The device, the element type, and what must match; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">The token to cancel the download. Data received so far is kept, and the next call resumes.</param>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be downloaded, or is not the expected file.</exception>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    /// <exception cref="OperationCanceledException">The download was canceled.</exception>
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

    /// <summary>Creates a network of a variant from a weight file, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="path">The safetensors, PyTorch or TorchSharp file to load.</param>
    /// <param name="classes">
    /// The number of outputs of the classifier; <see langword="null"/> for the number of classes of the weights. With another number, the classifier is new and must be trained.
    /// </param>
    /// <param name="options">The device, the element type, and what must match; <see langword="null"/> for the defaults.</param>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or has an unsupported format.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static UnrolledNetwork Load(this ModuleVariant variant, string path, int? classes = null, NetworkLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(variant);
        using var file = WeightLoader.Open(path, variant.GetNetwork?.Invoke());
        return Load(variant, file, checkpoint: null, classes, options ?? new NetworkLoadOptions());
    }

    /// <summary>Creates a network of a variant from a stream of weights, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="stream">
    /// The stream to read, from its current position to its end. It is not disposed. A stream that cannot seek is copied to memory.
    /// </param>
    /// <param name="classes">
    /// The number of outputs of the classifier; <see langword="null"/> for the number of classes of the weights. With another number, the classifier is new and must be trained.
    /// </param>
    /// <param name="options">The device, the element type, and what must match; <see langword="null"/> for the defaults.</param>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The stream is corrupt or has an unsupported format.</exception>
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
        // Weights that are not loaded must be initialized.
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

    /// <summary>
    /// Returns the numbers of classes and input channels that a network needs to load a file's weights, from the metadata or else from the weights.
    /// </summary>
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
            string.Create(
                CultureInfo.InvariantCulture,
                $"the file has no classifier, so the network has none either; pass 'classes: {variant.ClassCount}' to create a new classifier, which must be trained"),
        ],
    };
}
