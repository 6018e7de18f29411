using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>The description of a tensor in a file.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The shape.</param>
internal abstract record StoredTensor(string Name, ElementType Type, ImmutableArray<long> Shape)
{
    /// <summary>Gets the type and shape as text, for messages.</summary>
    public string Description => Describe(Type, Shape);

    /// <summary>Gets a value that indicates whether this is a count: an integer scalar, which is not a weight.</summary>
    public bool IsCount => Shape.IsEmpty && Type.IsSupported && !Type.IsFloating;

    /// <summary>Returns a type and shape as text, for messages.</summary>
    public static string Describe(ElementType type, IEnumerable<long> shape) => $"{type.Name} {TensorShape.Of(shape)}";

    /// <summary>Returns the number of elements of a shape; <see langword="null"/> if a size is negative or the number is too large.</summary>
    public static long? Count(IEnumerable<long> shape)
    {
        // A plain product would be 0 if one size is 0, even if the other sizes are too large.
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
