namespace EffNet.Weights;

/// <summary>A tensor to save.</summary>
/// <param name="name">The name.</param>
/// <param name="type">The type of the elements.</param>
/// <param name="shape">The shape.</param>
internal abstract class SavedTensor(string name, ElementType type, IReadOnlyList<long> shape)
{
    /// <summary>Gets the name.</summary>
    public string Name => name;

    /// <summary>Gets the type of the elements.</summary>
    public ElementType Type => type;

    /// <summary>Gets the shape.</summary>
    public IReadOnlyList<long> Shape => shape;

    /// <summary>Gets the number of elements.</summary>
    public long Count { get; } = shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Gets the size in bytes.</summary>
    public long Length => checked(Count * type.Size);

    /// <summary>Writes the elements in row-major order, little-endian.</summary>
    /// <param name="stream">The stream to write to.</param>
    public abstract void Write(Stream stream);
}
