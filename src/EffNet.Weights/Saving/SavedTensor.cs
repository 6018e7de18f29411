namespace EffNet.Weights;

/// <summary>A tensor about to be saved.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">The type of its numbers.</param>
/// <param name="shape">Its shape.</param>
internal abstract class SavedTensor(string name, ElementType type, IReadOnlyList<long> shape)
{
    /// <summary>Gets its name.</summary>
    public string Name => name;

    /// <summary>Gets the type of its numbers.</summary>
    public ElementType Type => type;

    /// <summary>Gets its shape.</summary>
    public IReadOnlyList<long> Shape => shape;

    /// <summary>Gets the number of its elements.</summary>
    public long Count { get; } = shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Gets the number of its bytes.</summary>
    public long Length => checked(Count * type.Size);

    /// <summary>Writes its elements in row-major order, little-endian.</summary>
    /// <param name="stream">Where to write.</param>
    public abstract void Write(Stream stream);
}
