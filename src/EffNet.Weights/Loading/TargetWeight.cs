using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>The description of a weight or buffer of a network, for comparison with a file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The shape.</param>
internal sealed record TargetWeight(string Name, ElementType Type, ImmutableArray<long> Shape)
{
    private const string Count = ".num_batches_tracked";

    /// <summary>
    /// Gets a value that indicates whether this is a count of batches, which only batch norms without a momentum use. Conversions from TensorFlow omit it, and
    /// <c>half()</c> on a whole state_dict makes it a floating-point number.
    /// </summary>
    public bool IsCount => Name.EndsWith(Count, StringComparison.Ordinal);

    /// <summary>Determines how a tensor of a file fits.</summary>
    /// <param name="tensor">The tensor of the file.</param>
    /// <param name="isStem"><see langword="true"/> if the weight is the filters of the first convolution, which can be adapted to other input channels.</param>
    public WeightFit Fit(StoredTensor tensor, bool isStem)
    {
        if (!IsConvertible(tensor))
            return WeightFit.None;
        if (tensor.Shape.AsSpan().SequenceEqual(Shape.AsSpan()))
            return WeightFit.Exact;
        return isStem && StemShapes.Applies(tensor.Shape, Shape) ? WeightFit.Stem : WeightFit.None;
    }

    /// <summary>
    /// Returns <see langword="true"/> if the elements can be converted: floating-point numbers to another precision, and counts to counts; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    private bool IsConvertible(StoredTensor tensor)
    {
        if (!tensor.Type.IsSupported)
            return false;
        return tensor.Type.IsFloating ? Type.IsFloating || IsCount : tensor.Type == Type || (tensor.Type.Name == "Int32" && Type.Name == "Int64") || IsCount;
    }
}
