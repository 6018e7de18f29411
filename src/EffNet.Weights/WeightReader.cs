namespace EffNet.Weights;

/// <summary>
/// An open file of weights, in any format that EffNet reads: what is in it, without a network. To read the weights of a network by its own names, whatever library wrote the file, use
/// <see cref="NetworkWeights"/>.
/// </summary>
public sealed class WeightReader : IWeightSource, IDisposable
{
    private readonly WeightFile _file;
    private readonly StoredWeights _weights;
    private bool _isDisposed;

    private WeightReader(WeightFile file)
    {
        _file = file;
        _weights = new StoredWeights(file, file.Tables.SelectMany(table => table.Tensors.Select(tensor => (FullName(table, tensor), tensor))));
    }

    /// <summary>Gets the format.</summary>
    public WeightFormat Format => _file.Format;

    /// <summary>Gets the texts beside the tensors by name: what safetensors calls <c>__metadata__</c>; empty if there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _file.Metadata;

    /// <summary>
    /// Gets the tensors in the file's order. In a file of several dictionaries, a name begins with the keys of its dictionary, separated by <c>/</c>, as <see cref="WeightLoadOptions.From"/> has them.
    /// </summary>
    public IReadOnlyList<WeightTensor> Tensors => _weights.Tensors;

    /// <summary>Opens a file. Its content decides the format; no tensor is read yet.</summary>
    /// <param name="path">The file: safetensors, PyTorch or TorchSharp.</param>
    /// <exception cref="WeightFileException">The file has another format, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static WeightReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new WeightReader(WeightFile.Open(path));
    }

    /// <summary>Opens a stream from its position to its end.</summary>
    /// <param name="stream">The stream. It stays open, and must not be used by others while this is; one that cannot seek is copied to memory.</param>
    /// <exception cref="WeightFileException">The stream has another format, or is corrupt.</exception>
    public static WeightReader Open(Stream stream) => new(WeightFile.OpenBytes(StreamBytes.Of(stream)));

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _weights.Read(tensor, destination);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _file.Dispose();
    }

    private static string FullName(TensorTable table, StoredTensor tensor) => table.Path.IsEmpty ? tensor.Name : $"{table.Name}/{tensor.Name}";
}
