using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A weight or buffer of a network, by what can be compared with a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record TargetWeight(string Name, ElementType Type, ImmutableArray<long> Shape)
{
    private const string Count = ".num_batches_tracked";

    /// <summary>
    /// Gets whether it is a count of batches, that only batch norms without a momentum of their own read: conversions from TensorFlow leave it out, and <c>half()</c> on a whole
    /// state_dict makes a fraction of it.
    /// </summary>
    public bool IsCount => Name.EndsWith(Count, StringComparison.Ordinal);

    /// <summary>How a tensor of a file fits.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="isStem">Whether this is the first convolution's filters, which can be fitted to other input channels.</param>
    public WeightFit Fit(StoredTensor tensor, bool isStem)
    {
        if (!IsConvertible(tensor))
            return WeightFit.None;
        if (tensor.Shape.AsSpan().SequenceEqual(Shape.AsSpan()))
            return WeightFit.Exact;
        return isStem && StemShapes.Applies(tensor.Shape, Shape) ? WeightFit.Stem : WeightFit.None;
    }

    /// <summary>Fractions become fractions of another precision, and counts counts; nothing else.</summary>
    private bool IsConvertible(StoredTensor tensor)
    {
        if (!tensor.Type.IsSupported)
            return false;
        return tensor.Type.IsFloating ? Type.IsFloating || IsCount : tensor.Type == Type || (tensor.Type.Name == "Int32" && Type.Name == "Int64") || IsCount;
    }
}
