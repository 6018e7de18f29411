using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The weights of a network in a file, by the network's own names: found in the file wherever they are and whatever library named them.</summary>
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

    /// <summary>Gets the network. It has as many classes as the file, unless the options keep the classifier.</summary>
    public Network Network { get; }

    /// <summary>Gets what became of every tensor of the file and of every weight of the network.</summary>
    public WeightsReport Report { get; }

    /// <summary>Gets what is known of the weights besides their numbers: the preprocessing and class names that the file states, or those of the public checkpoint that it is.</summary>
    public WeightsInfo Info { get; }

    /// <inheritdoc/>
    public IReadOnlyList<WeightTensor> Tensors { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="network">The network that the weights are for. If the file has another number of classes, or none, so has <see cref="Network"/>.</param>
    /// <param name="path">The file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="options">What must fit, and which part of the file is used; every weight and every tensor if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="WeightFileException">The file has another format, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static NetworkWeights Open(Network network, string path, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(network, WeightFile.Open(path), options ?? new WeightLoadOptions());
    }

    /// <summary>Opens a stream from its position to its end.</summary>
    /// <param name="network">The network that the weights are for. If the stream has another number of classes, or none, so has <see cref="Network"/>.</param>
    /// <param name="stream">The stream. It stays open, and must not be used by others while this is; one that cannot seek is copied to memory.</param>
    /// <param name="options">What must fit, and which part of the file is used; every weight and every tensor if <see langword="null"/>.</param>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="WeightFileException">The stream has another format, or is corrupt.</exception>
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

    /// <summary>Takes an open file.</summary>
    /// <param name="network">The network that the weights are for.</param>
    /// <param name="file">The file; disposed with the result, or if this throws.</param>
    /// <param name="options">What must fit, and which part of the file is used.</param>
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
