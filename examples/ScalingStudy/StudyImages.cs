using EffNet.Training;
using FashionMnist;

namespace ScalingStudy;

/// <summary>Represents the images of the study, which are gray and have 28 x 28 pixels.</summary>
/// <param name="Training">The training images. Each trial trains on a sample of them.</param>
/// <param name="HeldOut">The images with which the grid search is evaluated: 5,000 of the 60,000 training images, the same images in all trials.</param>
/// <param name="Test">The test images, with which all other comparisons are made.</param>
internal sealed record StudyImages(ImageSet Training, ImageSet HeldOut, ImageSet Test)
{
    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    /// <summary>Reads Fashion-MNIST.</summary>
    /// <param name="folder">The folder with the four files.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static StudyImages Read(string folder, CancellationToken cancellationToken)
    {
        var split = FashionImages.ReadTraining(folder, cancellationToken);
        return new StudyImages(split.Training, split.Validation, ImageSets.FashionMnist(folder, DataSplit.Test));
    }

    /// <summary>Shrinks all images of a set.</summary>
    /// <param name="images">The images, of 28 x 28 pixels.</param>
    /// <param name="size">The height and width of the smaller images, in pixels.</param>
    public static ImageSet Shrink(ImageSet images, int size)
    {
        var shrinking = new AreaShrinking(FashionImages.Size, size);
        var pixels = new byte[images.Count * size * size];
        for (var i = 0; i < images.Count; i++)
            shrinking.Shrink(images.Load(i).Pixels, stride: 3, pixels.AsSpan(i * size * size, size * size));
        return ImageSets.FromPixels(pixels, size, size, Enumerable.Range(0, images.Count).Select(images.GetLabel), images.ClassNames, channels: 1);
    }
}
