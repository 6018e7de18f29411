using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The tensors of a network in a weight source, checked before they are read.</summary>
/// <param name="weights">The weight source.</param>
internal sealed class NetworkTensors(IWeightSource weights)
{
    private readonly Dictionary<string, WeightTensor> _tensors = weights.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Gets the weight source.</summary>
    public IWeightSource Source => weights;

    /// <summary>Checks that the source has every tensor of a network except the batch counts, which conversions omit.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">A tensor is missing in the source, has another shape, or does not have floating-point elements.</exception>
    public void Check(Network network)
    {
        foreach (var node in network.Nodes.Where(n => n.Path is not null))
        {
            foreach (var state in node.Operation.State.Where(s => s.Kind != StateTensorKind.Count))
                Find(node, state);
        }
    }

    /// <summary>Returns a tensor of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="state">The tensor of the node's operation.</param>
    /// <exception cref="ArgumentException">The tensor is missing in the source, has another shape, or does not have floating-point elements.</exception>
    public WeightTensor Find(Node node, StateTensor state)
    {
        var name = $"{node.Path}.{state.Name}";
        var shape = state.Shape.Select(s => (long)s).ToList();
        if (!_tensors.TryGetValue(name, out var tensor))
        {
            throw new ArgumentException(
                $"The weights do not contain the tensor '{DisplayName.Of(name)}' of shape {TensorShape.Of(shape)}. Pass weights that belong to this network.");
        }

        if (!tensor.Shape.SequenceEqual(shape))
            throw new ArgumentException($"The tensor '{DisplayName.Of(name)}' of the weights has the shape {TensorShape.Of(tensor.Shape)}; expected {TensorShape.Of(shape)}.");
        if (!tensor.Type.IsFloating)
            throw new ArgumentException($"The tensor '{DisplayName.Of(name)}' of the weights has the element type {tensor.Type}; expected floating-point numbers.");
        return tensor;
    }

    /// <summary>
    /// Returns the number of batches that a batch norm was trained with; 0 if the source does not have it, as in conversions from TensorFlow.
    /// </summary>
    /// <param name="node">The node of the batch norm.</param>
    /// <param name="state">The state tensor of the count.</param>
    public long Count(Node node, StateTensor state) =>
        _tensors.TryGetValue($"{node.Path}.{state.Name}", out var tensor) && tensor.Count == 1 ? ReadCount(tensor) : 0;

    private long ReadCount(WeightTensor tensor)
    {
        if (tensor.Type.Name != "Int64")
            return (long)weights.ReadSingles(tensor)[0];
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        weights.Read(tensor, bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>Reads a tensor and converts its elements to double precision.</summary>
    /// <param name="tensor">A tensor of the source.</param>
    public double[] ReadNumbers(WeightTensor tensor)
    {
        var bytes = new byte[tensor.Length];
        weights.Read(tensor, bytes);
        var numbers = new double[tensor.Count];
        NumberCode.Read(bytes, tensor.Type, numbers);
        return numbers;
    }
}
