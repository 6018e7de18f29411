using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Prepares images for evaluation, without randomness. Images are resized, cropped to the center and normalized as <see cref="EffNet.Pictures.Preprocessing"/> specifies.
/// </summary>
public sealed class EvaluationTransform : IImageTransform
{
    private readonly Normalization _normalization;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="preprocessing">The preprocessing of the images.</param>
    /// <exception cref="InvalidOperationException">
    /// A size of <paramref name="preprocessing"/> is below 1, a standard deviation is not a finite number above 0, or a mean is not finite.
    /// </exception>
    public EvaluationTransform(Preprocessing preprocessing)
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        preprocessing.Check();
        Preprocessing = preprocessing;
        _normalization = new Normalization(preprocessing.Mean, preprocessing.StandardDeviation);
    }

    /// <summary>Gets the preprocessing of the images.</summary>
    public Preprocessing Preprocessing { get; }

    /// <inheritdoc/>
    public int Width => Preprocessing.Crop;

    /// <inheritdoc/>
    public int Height => Preprocessing.Crop;

    /// <summary>Writes the values of an image. The random numbers are not used.</summary>
    /// <inheritdoc/>
    /// <exception cref="PictureException">The image is too narrow, see <see cref="Preprocessing.Apply(Picture)"/>.</exception>
    public void Write(Picture picture, Span<float> values, PixelOrder order, RandomStream random)
    {
        new ValueShape(Width, Height, order).Check(values.Length, 1);
        _normalization.Write(Preprocessing.Apply(picture).Pixels, values, order);
    }
}
