using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Prepares images for training. It applies random changes one after the other, then normalization, then erasing. The values of an image depend only on the image and its random
/// numbers, not on the number of threads or the order of images.
/// </summary>
public sealed class AugmentationPipeline : IImageTransform
{
    private readonly Augmentation[] _augmentations;
    private readonly Normalization _normalization;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="width">The width of images after all changes.</param>
    /// <param name="height">The height of images after all changes.</param>
    /// <param name="augmentations">The changes, in the order in which they are applied.</param>
    /// <param name="mean">The mean of each channel, which is subtracted from values from 0 to 1. The default is the mean of ImageNet's images.</param>
    /// <param name="standardDeviation">The standard deviation of each channel, by which the differences are divided. The default is that of ImageNet's images.</param>
    /// <param name="erasing">The erasing of parts of normalized images. The default, <see langword="null"/>, erases nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a standard deviation is not a finite number above 0.</exception>
    /// <exception cref="ArgumentException">One of the changes is <see langword="null"/>.</exception>
    public AugmentationPipeline(
        int width, int height, IEnumerable<Augmentation> augmentations, ChannelValues? mean = null, ChannelValues? standardDeviation = null, RandomErasing? erasing = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(augmentations);
        _augmentations = [.. augmentations];
        if (Array.IndexOf(_augmentations, null!) is >= 0 and var index)
            throw new ArgumentException($"Augmentation {index + 1} of {_augmentations.Length} is null; expected an augmentation.", nameof(augmentations));
        (Width, Height, Mean, Erasing) = (width, height, mean ?? Preprocessing.ImageNetMean, erasing);
        StandardDeviation = standardDeviation ?? Preprocessing.ImageNetStandardDeviation;
        NumberCheck.Positive(StandardDeviation.Red, nameof(StandardDeviation));
        NumberCheck.Positive(StandardDeviation.Green, nameof(StandardDeviation));
        NumberCheck.Positive(StandardDeviation.Blue, nameof(StandardDeviation));
        _normalization = new Normalization(Mean, StandardDeviation);
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <summary>Gets the changes, in the order in which they are applied.</summary>
    public IReadOnlyList<Augmentation> Augmentations => _augmentations;

    /// <summary>Gets the mean of each channel, which is subtracted from values from 0 to 1.</summary>
    public ChannelValues Mean { get; }

    /// <summary>Gets the standard deviation of each channel, by which the differences are divided.</summary>
    public ChannelValues StandardDeviation { get; }

    /// <summary>Gets the erasing of parts of normalized images; <see langword="null"/> if nothing is erased.</summary>
    public RandomErasing? Erasing { get; }

    /// <summary>Applies the changes to an image, without normalization and erasing. The result shows the input of the network as an image.</summary>
    /// <param name="picture">The image, of any size.</param>
    /// <param name="random">The random numbers of the image. <see cref="Write"/> makes the same changes for the same numbers.</param>
    /// <returns>An image of <see cref="Width"/> x <see cref="Height"/>.</returns>
    /// <exception cref="InvalidOperationException">The changed image does not have the size <see cref="Width"/> x <see cref="Height"/>.</exception>
    public Picture Augment(Picture picture, RandomStream random) => Change(picture, ref random);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The changed image does not have the size <see cref="Width"/> x <see cref="Height"/>.</exception>
    public void Write(Picture picture, Span<float> values, PixelOrder order, RandomStream random)
    {
        var shape = new ValueShape(Width, Height, order);
        shape.Check(values.Length, 1);
        var changed = Change(picture, ref random);
        _normalization.Write(changed.Pixels, values, order);
        Erasing?.Draw(Width, Height, ref random).Apply(values, shape);
    }

    private Picture Change(Picture picture, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(picture);
        foreach (var augmentation in _augmentations)
            picture = augmentation.Draw(picture.Width, picture.Height, ref random).Apply(picture);
        if (picture.Width != Width || picture.Height != Height)
        {
            throw new InvalidOperationException(
                $"The augmentations returned an image of {picture.Width} x {picture.Height}, but the pipeline expects {Width} x {Height}. "
                + $"Add {nameof(RandomResizedCrop)} to the augmentations.");
        }

        return picture;
    }
}
