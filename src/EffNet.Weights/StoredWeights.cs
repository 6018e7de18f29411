namespace EffNet.Weights;

/// <summary>The tensors of an open file under other names.</summary>
internal sealed class StoredWeights : IWeightSource
{
    private readonly WeightFile _file;
    private readonly Dictionary<string, (StoredTensor Stored, WeightTensor Tensor)> _stored = new(StringComparer.Ordinal);
    private readonly List<WeightTensor> _tensors = [];

    /// <summary>Initializes a new instance of the <see cref="StoredWeights"/> class.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="tensors">The tensors of the file and their names. If a name repeats, the first tensor is used.</param>
    public StoredWeights(WeightFile file, IEnumerable<(string Name, StoredTensor Tensor)> tensors)
    {
        _file = file;
        foreach (var (name, tensor) in tensors)
        {
            var described = new WeightTensor(name, tensor.Type, [.. tensor.Shape]);
            if (_stored.TryAdd(name, (tensor, described)))
                _tensors.Add(described);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<WeightTensor> Tensors => _tensors;

    /// <inheritdoc/>
    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!_stored.TryGetValue(tensor.Name, out var found))
            throw new ArgumentException($"The file '{_file.Path}' does not have a tensor '{DisplayName.Of(tensor.Name)}'.", nameof(tensor));
        var stored = found.Stored;
        if (stored is UnreadableTensor unreadable)
            throw _file.Problem(stored.Name, unreadable.Problem);
        if (!stored.Type.IsSupported)
            throw _file.Problem(stored.Name, $"the element type {stored.Type} is not supported for weights");
        tensor.Check(found.Tensor, destination);
        _file.Read(stored, destination);
    }
}
