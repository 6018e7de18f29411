namespace EffNet.Weights;

/// <summary>A tensor of weights, not read yet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape in PyTorch's order; empty for a single number.</param>
public sealed record WeightTensor(string Name, ElementType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Gets the number of its elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Gets the number of its bytes; 0 if the size of its type is unknown.</summary>
    public long Length => checked(Count * Type.Size);

    /// <summary>Throws unless it is a tensor of a source, and its bytes fit into a span exactly.</summary>
    /// <param name="known">The source's tensor of this name.</param>
    /// <param name="destination">The span.</param>
    internal void Check(WeightTensor known, Span<byte> destination)
    {
        if (Type != known.Type || !Shape.SequenceEqual(known.Shape))
            throw new ArgumentException($"'{DisplayName.Of(Name)}' is not a tensor of these weights: theirs is {known.Type} {TensorShape.Of(known.Shape)}, and this is {Type} {TensorShape.Of(Shape)}.");
        if (destination.Length != Length)
            throw new ArgumentException($"'{DisplayName.Of(Name)}' has {Length} bytes, but there is room for {destination.Length}.", nameof(destination));
    }

    /// <summary>Returns name, type and shape: <c>classifier.1.bias: Float32 (1000)</c>.</summary>
    public override string ToString() => $"{Name}: {Type} {TensorShape.Of(Shape)}";
}
