namespace EffNet.Weights;

/// <summary>
/// An open weight file of any supported format, read without a network. To read weights by a network's own names, even if another library wrote the file,
/// use <see cref="NetworkWeights"/>.
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

    /// <summary>Gets the metadata as text values by name, which safetensors calls <c>__metadata__</c>; empty if there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _file.Metadata;

    /// <summary>
    /// Gets the tensors in the order of the file. If the file contains several dictionaries, a name begins with the keys of its dictionary, separated by
    /// <c>/</c>, as in <see cref="WeightLoadOptions.From"/>.
    /// </summary>
    public IReadOnlyList<WeightTensor> Tensors => _weights.Tensors;

    /// <summary>Opens a file. The format is detected from the content. No tensor is read yet.</summary>
    /// <param name="path">The safetensors, PyTorch or TorchSharp file to open.</param>
    /// <exception cref="WeightFileException">The file has an unsupported format, or is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static WeightReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new WeightReader(WeightFile.Open(path));
    }

    /// <summary>Opens a stream from its current position to its end.</summary>
    /// <param name="stream">
    /// The stream to read. It is not disposed, and must not be used elsewhere until this instance is disposed. A stream that cannot seek is copied to memory.
    /// </param>
    /// <exception cref="WeightFileException">The stream has an unsupported format, or is corrupt.</exception>
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
