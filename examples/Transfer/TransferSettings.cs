using EffNet.Pictures;

namespace Transfer;

/// <summary>Represents the settings from the command line.</summary>
/// <param name="Stamps">The folder of Tux Paint's stamps.</param>
/// <param name="Model">The file ResNet18.onnx of the NuGet package.</param>
/// <param name="Output">The folder for results.</param>
/// <param name="Methods">The names of the methods to run.</param>
/// <param name="Repeats">The number of repeats of the cross-validation, each with other folds.</param>
/// <param name="Size">The height and width of the networks' input.</param>
/// <param name="Epochs">The number of epochs of fine-tuning.</param>
/// <param name="FreshEpochs">The number of epochs of training from scratch.</param>
internal sealed record TransferSettings(string Stamps, string Model, string Output, IReadOnlyList<string> Methods, int Repeats, int Size, int Epochs, int FreshEpochs)
{
    /// <summary>The number of folds of a cross-validation.</summary>
    public const int Folds = 5;

    /// <summary>The height and width of the images with which the weights were trained.</summary>
    public const int OwnSize = 224;

    /// <summary>
    /// The side of the square for photographs divided by the side of the network's input. The square is larger because random crops in training enlarge a part of it.
    /// </summary>
    private const double SquareFactor = 4 / 3.0;

    /// <summary>Returns the height and width of the squares for an input size.</summary>
    /// <param name="size">The height and width of the network's input.</param>
    public static int SquareFor(int size) => (int)Math.Round(size * SquareFactor);

    /// <summary>
    /// Returns the preprocessing for the pretrained network: values from 0 to 255 minus the mean of each channel, in the order red, green, blue (<see cref="Pretrained"/> reorders
    /// the weights of the stem).
    /// </summary>
    /// <remarks>
    /// The package's ResNetPreprocess.onnx subtracts a mean image. Its values differ from the mean of their channel by at most 13. This method subtracts the channel means, which
    /// do not depend on the image size.
    /// </remarks>
    /// <param name="size">The height and width of the network's input.</param>
    public static Preprocessing PretrainedPreprocessing(int size) =>
        new(size, size, Interpolation.Bicubic, new ChannelValues(123.152f / 255, 115.903f / 255, 103.063f / 255), new ChannelValues(1 / 255f));

    /// <summary>Returns the preprocessing for a network without pretrained weights.</summary>
    /// <param name="size">The height and width of the network's input.</param>
    public static Preprocessing FreshPreprocessing(int size) =>
        new(size, size, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
}
