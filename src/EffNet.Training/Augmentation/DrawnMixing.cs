namespace EffNet.Training;

/// <summary>The parameters that a <see cref="BatchMixing"/> has drawn for a batch.</summary>
/// <param name="Lambda">The share of each image in its mixture, from 0 to 1. The partner has the rest.</param>
public abstract record DrawnMixing(double Lambda)
{
    /// <summary>Mixes a batch, in place.</summary>
    /// <param name="values">The values of the images, one image after the other.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="shape">The layout of each image.</param>
    /// <exception cref="ArgumentException">
    /// The number of values does not match <paramref name="count"/> and <paramref name="shape"/>, or a box is not inside the images.
    /// </exception>
    public abstract void Apply(Span<float> values, int count, ValueShape shape);

    /// <summary>Writes the soft targets of the mixed batch as <see cref="SoftTargets.Write(ReadOnlySpan{int}, int, double, double, Span{float})"/> does.</summary>
    /// <param name="labels">The class of each image before mixing.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing, from 0 to 1.</param>
    /// <param name="targets">Receives <paramref name="classes"/> numbers for each image.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="targets"/> is not the number of images times the number of classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A label is not from 0 to <paramref name="classes"/> - 1, the number of classes is below 1, or the smoothing is not from 0 to 1.
    /// </exception>
    public void WriteTargets(ReadOnlySpan<int> labels, int classes, double smoothing, Span<float> targets) => SoftTargets.Write(labels, classes, Lambda, smoothing, targets);
}
