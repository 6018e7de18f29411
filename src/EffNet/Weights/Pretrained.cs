using System.Globalization;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

#pragma warning disable RS0026 // Those that have one name differ in their type parameter or their first parameter.
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
    /// <param name="inputChannels">Channels of the images; as many as the weights have if <see langword="null"/>.</param>
    /// <param name="device">The device of the network; the default device if <see langword="null"/>.</param>
    /// <param name="dtype">Its element type; the default one if <see langword="null"/>.</param>
    /// <param name="downloader">What fetches the checkpoint; <see langword="null"/> for one with the user's cache and the system's proxy.</param>
    /// <param name="progress">Receives the progress after every block.</param>
    /// <param name="cancellationToken">Stops the download; what has come is kept for the next time.</param>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be downloaded, or is not the file it should be.</exception>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static async Task<TNetwork> LoadAsync<TNetwork>(
        Checkpoint checkpoint,
        int? classes = null,
        int? inputChannels = null,
        Device? device = null,
        ScalarType? dtype = null,
        CheckpointDownloader? downloader = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)await TNetwork.Variant.LoadAsync(checkpoint, classes, inputChannels, device, dtype, downloader, progress, cancellationToken).ConfigureAwait(false);

    /// <summary>Makes a network from a file of weights, in evaluation mode.</summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="path">The file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="inputChannels">Channels of the images; as many as the weights have if <see langword="null"/>.</param>
    /// <param name="device">The device of the network; the default device if <see langword="null"/>.</param>
    /// <param name="dtype">Its element type; the default one if <see langword="null"/>.</param>
    /// <param name="options">What must fit, and which part of the file is loaded; every weight and every tensor if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or of another format.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static TNetwork Load<TNetwork>(
        string path, int? classes = null, int? inputChannels = null, Device? device = null, ScalarType? dtype = null, WeightLoadOptions? options = null)
        where TNetwork : UnrolledNetwork, INetwork<TNetwork> =>
        (TNetwork)TNetwork.Variant.Load(path, classes, inputChannels, device, dtype, options);

    /// <summary>Makes a network of a variant from a checkpoint, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="checkpoint">The checkpoint, from the cache or else downloaded.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="inputChannels">Channels of the images; as many as the weights have if <see langword="null"/>.</param>
    /// <param name="device">The device of the network; the default device if <see langword="null"/>.</param>
    /// <param name="dtype">Its element type; the default one if <see langword="null"/>.</param>
    /// <param name="downloader">What fetches the checkpoint; <see langword="null"/> for one with the user's cache and the system's proxy.</param>
    /// <param name="progress">Receives the progress after every block.</param>
    /// <param name="cancellationToken">Stops the download; what has come is kept for the next time.</param>
    /// <exception cref="ArgumentException">The checkpoint is for another network; the message names it.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be downloaded, or is not the file it should be.</exception>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static async Task<UnrolledNetwork> LoadAsync(
        this ModuleVariant variant,
        Checkpoint checkpoint,
        int? classes = null,
        int? inputChannels = null,
        Device? device = null,
        ScalarType? dtype = null,
        CheckpointDownloader? downloader = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(checkpoint);
        CheckpointWeights.CheckFits(variant, checkpoint);
        using var own = downloader is null ? new CheckpointDownloader() : null;
        var file = await (downloader ?? own!).GetAsync(checkpoint, progress, cancellationToken).ConfigureAwait(false);
        return Load(variant, file.Path, checkpoint, classes, inputChannels, device, dtype, new WeightLoadOptions());
    }

    /// <summary>Makes a network of a variant from a file of weights, in evaluation mode.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="path">The file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="classes">
    /// Outputs of the classifier; as many as the weights have if <see langword="null"/>. For another number a new classifier is drawn, which has to be trained.
    /// </param>
    /// <param name="inputChannels">Channels of the images; as many as the weights have if <see langword="null"/>.</param>
    /// <param name="device">The device of the network; the default device if <see langword="null"/>.</param>
    /// <param name="dtype">Its element type; the default one if <see langword="null"/>.</param>
    /// <param name="options">What must fit, and which part of the file is loaded; every weight and every tensor if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit this network.</exception>
    /// <exception cref="WeightFileException">The file is corrupt or of another format.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static UnrolledNetwork Load(
        this ModuleVariant variant, string path, int? classes = null, int? inputChannels = null, Device? device = null, ScalarType? dtype = null, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Load(variant, path, checkpoint: null, classes, inputChannels, device, dtype, options ?? new WeightLoadOptions());
    }

    private static UnrolledNetwork Load(
        ModuleVariant variant, string path, Checkpoint? checkpoint, int? classes, int? inputChannels, Device? device, ScalarType? dtype, WeightLoadOptions options)
    {
        var stored = ReadCounts(variant, path, checkpoint, options);
        var keepClassifier = options.KeepClassifier || (classes is { } wanted && wanted != stored.Classes);
        // What is not loaded has to be drawn.
        var network = variant.Create(classes ?? stored.Classes, inputChannels ?? stored.InputChannels, device, dtype, initialize: keepClassifier || !options.Strict);
        try
        {
            WeightLoader.Load(network, path, options with { KeepClassifier = keepClassifier }, checkpoint);
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
    private static (long Classes, long InputChannels, bool LacksClassifier) ReadCounts(ModuleVariant variant, string path, Checkpoint? checkpoint, WeightLoadOptions options)
    {
        WeightLoader.CheckIsFile(path);
        using var file = WeightFile.Open(path);
        var stored = WeightMetadata.Read(file.Metadata, path);
        var found = stored.Classes is null && checkpoint is null ? FindClasses(variant, file, options) : null;
        return (stored.Classes ?? checkpoint?.Classes ?? found ?? variant.Classes, stored.InputChannels ?? variant.InputChannels, found == 0);
    }

    private static long? FindClasses(ModuleVariant variant, WeightFile file, WeightLoadOptions options) =>
        LoadPlan.Make(file, new NetworkTarget(variant.Network), options with { KeepClassifier = false }).FileClasses;

    private static WeightsReport WithoutClassifier(WeightsReport report, ModuleVariant variant) => report with
    {
        Warnings =
        [
            .. report.Warnings,
            string.Create(CultureInfo.InvariantCulture, $"the file has no classifier, and the network was made without one: load it with 'classes: {variant.Classes}' for a new one, which has to be trained"),
        ],
    };
}
