namespace EffNet.Explanation;

/// <summary>
/// A class activation map: it shows which positions of an image raise or lower the score of a class. It has one number for each position of the feature maps before global average
/// pooling.
/// </summary>
/// <remarks>The method is CAM (Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016).</remarks>
public sealed class ActivationMap
{
    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="classIndex">The index of the class in the network's output, from 0.</param>
    /// <param name="className">The name of the class; <see langword="null"/> if it has none.</param>
    /// <param name="probability">The probability that the network gives the class, from 0 to 1.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="values">The numbers, (height, width) in row-major order, in units of the class score.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// The number of values is not <paramref name="height"/> * <paramref name="width"/>, or a value is not finite.
    /// </exception>
    public ActivationMap(int classIndex, string? className, double probability, int height, int width, ReadOnlyMemory<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (values.Length != (long)height * width)
            throw new ArgumentException($"The number of values must be {(long)height * width} for a map of {height} x {width}, but was {values.Length}.", nameof(values));
        foreach (var value in values.Span)
        {
            if (!float.IsFinite(value))
                throw new ArgumentException($"The values of an activation map must be finite, but one was {value}.", nameof(values));
        }

        (ClassIndex, ClassName, Probability, Height, Width, Values) = (classIndex, className, probability, height, width, values);
    }

    /// <summary>Gets the index of the class in the network's output, from 0.</summary>
    public int ClassIndex { get; }

    /// <summary>Gets the name of the class; <see langword="null"/> if the weights do not name their classes.</summary>
    public string? ClassName { get; }

    /// <summary>Gets the probability that the network gives the class, by softmax over its scores.</summary>
    public double Probability { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Height { get; }

    /// <summary>Gets the number of columns.</summary>
    public int Width { get; }

    /// <summary>Gets the numbers, (height, width) in row-major order, in units of the class score. Their mean is the score without the bias.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>
    /// Returns the map in the size of a picture, with values from 0 to 1. The map is first enlarged to the size of the picture with bilinear interpolation. Then its values are
    /// scaled.
    /// </summary>
    /// <param name="height">The height of the picture.</param>
    /// <param name="width">The width of the picture.</param>
    /// <param name="scale">The method that scales the numbers to values from 0 to 1.</param>
    /// <returns>
    /// Values from 0 to 1, (height, width) in row-major order. All values are 0 if the map has no positive number or, for <see cref="ActivationScale.Range"/>, if all its numbers
    /// are equal.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or <paramref name="scale"/> is not a defined value.</exception>
    public float[] Scale(int height, int width, ActivationScale scale = ActivationScale.Positive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (scale is not (ActivationScale.Positive or ActivationScale.Range))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, $"Unknown scale '{scale}'; expected {nameof(ActivationScale.Positive)} or {nameof(ActivationScale.Range)}.");
        }

        var shares = Enlarge(height, width);
        var lowest = scale == ActivationScale.Range ? shares.Min() : 0;
        var largest = Math.Max(0, shares.Max() - lowest);
        for (var i = 0; i < shares.Length; i++)
            shares[i] = largest > 0 ? Math.Max(0, shares[i] - lowest) / largest : 0;
        return shares;
    }

    /// <summary>Enlarges the map with bilinear interpolation, as PyTorch does with <c>align_corners: false</c>.</summary>
    private float[] Enlarge(int height, int width)
    {
        var source = Values.Span;
        var columns = Places(Width, width);
        var rows = Places(Height, height);
        var enlarged = new float[checked(height * width)];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom, down) = rows[y];
            var upper = source.Slice(top * Width, Width);
            var lower = source.Slice(bottom * Width, Width);
            for (var x = 0; x < width; x++)
            {
                var (left, right, along) = columns[x];
                var above = upper[left] + (along * (upper[right] - upper[left]));
                var below = lower[left] + (along * (lower[right] - lower[left]));
                enlarged[(y * width) + x] = above + (down * (below - above));
            }
        }

        return enlarged;
    }

    /// <summary>For each new position, returns the two old positions whose centers are next to it, and the weight of the second one.</summary>
    private static (int Before, int After, float Share)[] Places(int count, int newCount)
    {
        var places = new (int Before, int After, float Share)[newCount];
        for (var i = 0; i < newCount; i++)
        {
            var center = Math.Max(0, (((i + 0.5f) * count) / newCount) - 0.5f);
            var before = Math.Min((int)center, count - 1);
            places[i] = (before, Math.Min(before + 1, count - 1), center - before);
        }

        return places;
    }
}
