namespace EffNet.Weights;

/// <summary>The description of a tensor of weights. Its elements are read from an <see cref="IWeightSource"/>.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The shape in PyTorch's order; empty for a scalar.</param>
public sealed record WeightTensor(string Name, ElementType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Gets the number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Gets the size in bytes; 0 if the size of the element type is unknown.</summary>
    public long Length => checked(Count * Type.Size);

    /// <summary>Throws an exception if this tensor differs from the source's, or a span does not have exactly its size.</summary>
    /// <param name="known">The source's tensor of the same name.</param>
    /// <param name="destination">The span for the elements.</param>
    internal void Check(WeightTensor known, Span<byte> destination)
    {
        if (Type != known.Type || !Shape.SequenceEqual(known.Shape))
        {
            throw new ArgumentException(
                $"'{DisplayName.Of(Name)}' is not a tensor of these weights; expected {known.Type} {TensorShape.Of(known.Shape)}, but it is {Type} {TensorShape.Of(Shape)}.");
        }

        if (destination.Length != Length)
        {
            throw new ArgumentException(
                $"The length of the destination is {destination.Length} bytes; expected {Length}, the length of '{DisplayName.Of(Name)}'.", nameof(destination));
        }
    }

    /// <summary>Returns the name, type and shape, for example <c>classifier.1.bias: Float32 (1000)</c>.</summary>
    public override string ToString() => $"{Name}: {Type} {TensorShape.Of(Shape)}";
}
