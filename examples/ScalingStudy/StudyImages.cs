using System.Globalization;
using System.Security.Cryptography;
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

    /// <summary>Gets the SHA-256 hash of the pixels and labels of all images, as lowercase hexadecimal digits.</summary>
    public string Hash { get; } = HashOf(Training, HeldOut, Test);

    /// <summary>Reads Fashion-MNIST, or other images in the same format.</summary>
    /// <param name="folder">The folder with the four files.</param>
    /// <param name="settings">The settings of the trials.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, the images do not have 28 x 28 pixels, or there are too few.</exception>
    public static StudyImages Read(string folder, TrialSettings settings, CancellationToken cancellationToken)
    {
        var split = FashionImages.ReadTraining(folder, cancellationToken);
        var test = ImageSets.FashionMnist(folder, DataSplit.Test);
        CheckSize(folder, split.Training);
        CheckSize(folder, test);
        return split.Training.Count >= settings.Images
            ? new StudyImages(split.Training, split.Validation, test)
            : throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{folder}' has {split.Training.Count:N0} training images besides the {split.Validation.Count:N0} that are held out; the study needs {settings.Images:N0}."));
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

    private static void CheckSize(string folder, ImageSet images)
    {
        var (width, height) = (images.Load(0).Width, images.Load(0).Height);
        if ((width, height) != (FashionImages.Size, FashionImages.Size))
            throw new InvalidDataException($"'{folder}' has images of {width} x {height} pixels; the study needs {FashionImages.Size} x {FashionImages.Size} pixels.");
    }

    private static string HashOf(params ReadOnlySpan<ImageSet> sets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var set in sets)
        {
            for (var i = 0; i < set.Count; i++)
            {
                hash.AppendData(set.Load(i).Pixels);
                hash.AppendData([(byte)set.GetLabel(i)]);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
