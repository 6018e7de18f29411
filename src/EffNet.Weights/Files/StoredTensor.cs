using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A tensor in a file, not read yet.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">Its shape.</param>
internal abstract record StoredTensor(string Name, ElementType Type, ImmutableArray<long> Shape)
{
    /// <summary>Its type and shape, for messages.</summary>
    public string Description => Describe(Type, Shape);

    /// <summary>Gets whether it is a count: a whole number without dimensions, and so no weight.</summary>
    public bool IsCount => Shape.IsEmpty && Type.IsSupported && !Type.IsFloating;

    /// <summary>A type and shape, for messages.</summary>
    public static string Describe(ElementType type, IEnumerable<long> shape) => $"{type.Name} {TensorShape.Of(shape)}";

    /// <summary>The number of elements of a shape; <see langword="null"/> where a size is negative or there would be more than a computer has.</summary>
    public static long? Count(IEnumerable<long> shape)
    {
        // Not a plain product: one 0 would hide sizes beyond all bounds.
        var (count, isEmpty) = (1L, false);
        foreach (var size in shape)
        {
            if (size < 0 || (size > 0 && count > long.MaxValue / 16 / size))
                return null;
            isEmpty |= size == 0;
            count *= Math.Max(1, size);
        }

        return isEmpty ? 0 : count;
    }
}
