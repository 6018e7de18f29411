using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Prepares images for training: random changes one after the other, then normalization, then erasing. The values of an image depend on the image and on its random numbers only, not on the
/// number of threads or the order of images.
/// </summary>
public sealed class AugmentationPipeline : IImageTransform
{
    private readonly Augmentation[] _augmentations;
    private readonly Normalization _normalization;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="width">The width that images have after all changes.</param>
    /// <param name="height">The height that images have after all changes.</param>
    /// <param name="augmentations">The changes, in the order in which they are applied.</param>
    /// <param name="mean">What is subtracted from each channel, of values from 0 to 1. The default is that of ImageNet's images.</param>
    /// <param name="standardDeviation">What each channel is divided by afterwards. The default is that of ImageNet's images.</param>
    /// <param name="erasing">Erases parts of the normalized images; <see langword="null"/>, the default, erases nothing.</param>
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
            throw new ArgumentException($"Change {index + 1} of {_augmentations.Length} is null.", nameof(augmentations));
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

    /// <summary>Gets what is subtracted from each channel, of values from 0 to 1.</summary>
    public ChannelValues Mean { get; }

    /// <summary>Gets what each channel is divided by afterwards.</summary>
    public ChannelValues StandardDeviation { get; }

    /// <summary>Gets what erases parts of the normalized images; <see langword="null"/> if nothing does.</summary>
    public RandomErasing? Erasing { get; }

    /// <summary>Changes an image: what the network sees before it becomes numbers, without erasing.</summary>
    /// <param name="picture">The image, of any size.</param>
    /// <param name="random">The random numbers of the image: with the same ones, <see cref="Write"/> makes the same changes.</param>
    /// <returns>An image of <see cref="Width"/> x <see cref="Height"/>.</returns>
    /// <exception cref="InvalidOperationException">The changes make images of another size.</exception>
    public Picture Augment(Picture picture, RandomStream random) => Change(picture, ref random);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The changes make images of another size.</exception>
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
                $"The augmentations made an image of {picture.Width} x {picture.Height}, but the pipeline expects {Width} x {Height}. Add {nameof(RandomResizedCrop)} to them.");
        }

        return picture;
    }
}
