using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>
/// The weights of a network in a file, by the network's own names. They are found at any location in the file, by the names of the network, timm or lukemelas.
/// </summary>
public sealed class NetworkWeights : IWeightSource, IDisposable
{
    private readonly WeightFile _file;
    private readonly StoredWeights _weights;
    private readonly AdaptedStem? _stem;
    private bool _isDisposed;

    private NetworkWeights(WeightFile file, Network network, WeightsReport report, WeightsInfo info, IReadOnlyList<WeightMatch> matches)
    {
        (_file, Network, Report, Info) = (file, network, report, info);
        _weights = new StoredWeights(file, matches.Select(m => (m.Name, m.Stored)));
        if (matches.FirstOrDefault(m => m.IsStem) is { } stem)
            _stem = new AdaptedStem(_weights, network.State.First(s => s.Name == stem.Name));
        Tensors = _stem is null ? _weights.Tensors : [.. _weights.Tensors.Select(t => t.Name == _stem.Tensor.Name ? _stem.Tensor : t)];
    }

    /// <summary>Gets the network. It has the number of classes of the file, unless <see cref="WeightLoadOptions.KeepClassifier"/> is <see langword="true"/>.</summary>
    public Network Network { get; }

    /// <summary>Gets the report: how each tensor of the file and each weight of the network was used.</summary>
    public WeightsReport Report { get; }

    /// <summary>
    /// Gets the preprocessing, the class names and other information about the weights, from the metadata of the file or, if the file is a public checkpoint, from
    /// the catalog.
    /// </summary>
    public WeightsInfo Info { get; }

    /// <inheritdoc/>
    public IReadOnlyList<WeightTensor> Tensors { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="network">
    /// The network to load weights for. If the file has another number of classes or no classifier, <see cref="Network"/> is derived for the file.
    /// </param>
    /// <param name="path">The safetensors, PyTorch or TorchSharp file to open.</param>
    /// <param name="options">
    /// The options that specify what must match and which part of the file is used. With <see langword="null"/>, every weight and every tensor must match.
    /// </param>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The file has an unsupported format, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static NetworkWeights Open(Network network, string path, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(network, WeightFile.Open(path), options ?? new WeightLoadOptions());
    }

    /// <summary>Opens a stream from its current position to its end.</summary>
    /// <param name="network">
    /// The network to load weights for. If the stream has another number of classes or no classifier, <see cref="Network"/> is derived for the stream.
    /// </param>
    /// <param name="stream">
    /// The stream to read. It is not disposed, and must not be used elsewhere until this instance is disposed. A stream that cannot seek is copied to memory.
    /// </param>
    /// <param name="options">
    /// The options that specify what must match and which part of the file is used. With <see langword="null"/>, every weight and every tensor must match.
    /// </param>
    /// <exception cref="WeightMismatchException">The weights do not match the network.</exception>
    /// <exception cref="WeightFileException">The stream has an unsupported format, or is corrupt.</exception>
    public static NetworkWeights Open(Network network, Stream stream, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Open(network, WeightFile.OpenBytes(StreamBytes.Of(stream)), options ?? new WeightLoadOptions());
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Name == _stem?.Tensor.Name)
            _stem.Read(tensor, destination);
        else
            _weights.Read(tensor, destination);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _file.Dispose();
    }

    /// <summary>Creates an instance from an open file.</summary>
    /// <param name="network">The network to load weights for.</param>
    /// <param name="file">The file. It is disposed with the result, or when this method throws.</param>
    /// <param name="options">The options that specify what must match and which part of the file is used.</param>
    internal static NetworkWeights Open(Network network, WeightFile file, WeightLoadOptions options)
    {
        try
        {
            var known = options.KeepClassifier ? network : WithClassesOf(network, file, options);
            var target = new NetworkTarget(known);
            var plan = LoadPlan.Make(file, target, options);
            var report = plan.Report(file.Path);
            if (plan.Matches.Count == 0 || (options.Strict && !report.IsComplete))
                throw new WeightMismatchException(report, Remedy.Of(plan, report, options.From, file.Metadata.GetValueOrDefault(WeightMetadata.Network)));
            var info = WeightsOrigin.Find(file, file.Path, checkpoint: null).Describe(WeightsInfo.Unknown, known.ClassCount, target.Weights, report);
            return new NetworkWeights(file, known, report, info, plan.Matches);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Network WithClassesOf(Network network, WeightFile file, WeightLoadOptions options) =>
        LoadPlan.FindClassCount(file, network, options) is { } classes && classes != network.ClassCount
            ? network.With(classCount: classes)
            : network;
}
