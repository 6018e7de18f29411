using EffNet.Pictures;

namespace Transfer;

/// <summary>What the command line states.</summary>
/// <param name="Stamps">The folder of Tux Paint's stamps.</param>
/// <param name="Model">The file ResNet18.onnx of the NuGet package.</param>
/// <param name="Output">The folder for results.</param>
/// <param name="Methods">The names of the methods to run.</param>
/// <param name="Repeats">How often the cross-validation is repeated, each time with other folds.</param>
/// <param name="Size">Height and width of the networks' input.</param>
/// <param name="Epochs">The epochs of a fine-tuning.</param>
/// <param name="FreshEpochs">The epochs of a training from nothing.</param>
internal sealed record TransferSettings(string Stamps, string Model, string Output, IReadOnlyList<string> Methods, int Repeats, int Size, int Epochs, int FreshEpochs)
{
    /// <summary>The folds of a cross-validation.</summary>
    public const int Folds = 5;

    /// <summary>The height and width of the images that the weights were trained with.</summary>
    public const int OwnSize = 224;

    /// <summary>The pixels of the square that photographs are put into, for each pixel of the network's input: crops of a training enlarge them.</summary>
    private const double SquareFactor = 4 / 3.0;

    /// <summary>Returns the height and width of the squares for an input.</summary>
    /// <param name="size">Height and width of the network's input.</param>
    public static int SquareFor(int size) => (int)Math.Round(size * SquareFactor);

    /// <summary>Returns how images are prepared for the pretrained network: values from 0 to 255 minus the mean of each channel, in the order red, green, blue (<see cref="Pretrained"/> turns the stem).</summary>
    /// <remarks>
    /// The package's ResNetPreprocess.onnx subtracts an image of means, whose values are within 13 of the mean of their channel. These are the means, which do not depend on the size.
    /// </remarks>
    /// <param name="size">Height and width of the network's input.</param>
    public static Preprocessing PretrainedPreprocessing(int size) =>
        new(size, size, Interpolation.Bicubic, new ChannelValues(123.152f / 255, 115.903f / 255, 103.063f / 255), new ChannelValues(1 / 255f));

    /// <summary>Returns how images are prepared for a network without trained weights.</summary>
    /// <param name="size">Height and width of the network's input.</param>
    public static Preprocessing FreshPreprocessing(int size) =>
        new(size, size, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
}
