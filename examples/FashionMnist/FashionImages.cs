using EffNet.Pictures;
using EffNet.Training;

namespace FashionMnist;

/// <summary>Reads the images of Fashion-MNIST, which are gray and have 28 x 28 pixels (Xiao et al., 2017).</summary>
internal static class FashionImages
{
    /// <summary>The folder in which Debian's package dataset-fashion-mnist installs the four files.</summary>
    public const string DebianFolder = "/usr/share/datasets/fashion-mnist";

    /// <summary>The height and width of the images, in pixels.</summary>
    public const int Size = 28;

    /// <summary>The share of the 60,000 training images that is held out for validation: 5,000 images.</summary>
    private const double HeldOut = 1.0 / 12;

    /// <summary>Gets the mean of the training images, for values from 0 to 1.</summary>
    public static ChannelValues Mean { get; } = new(0.2860f);

    /// <summary>Gets the standard deviation of the training images.</summary>
    public static ChannelValues StandardDeviation { get; } = new(0.3530f);

    /// <summary>Reads the training images. The held-out images for validation are the same in every run.</summary>
    /// <param name="folder">The folder with the four files.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static ImageSplit ReadTraining(string folder, CancellationToken cancellationToken) =>
        ImageSets.FashionMnist(folder, DataSplit.Training).Split(HeldOut, seed: 0, cancellationToken);
}
