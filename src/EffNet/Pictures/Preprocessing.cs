namespace EffNet;

/// <summary>How a picture becomes what a network reads: resized, cut to the centre square, scaled to 0 to 1, and normalised per channel.</summary>
/// <param name="Resize">Pixels of the shorter side after resizing; the longer one follows, rounded down, as in torchvision.</param>
/// <param name="Crop">Side of the square cut from the centre: height and width of the network's input.</param>
/// <param name="Interpolation">How it is resized.</param>
/// <param name="Mean">What is subtracted from each channel, of values from 0 to 1.</param>
/// <param name="StandardDeviation">What each channel is divided by afterwards.</param>
public sealed partial record Preprocessing(int Resize, int Crop, Interpolation Interpolation, ChannelValues Mean, ChannelValues StandardDeviation)
{
    /// <summary>The border that the paper's own evaluation cuts away (<c>CROP_PADDING</c> in its preprocessing): 16 pixels on every side.</summary>
    private const int CutAway = 32;

    /// <summary>The mean of ImageNet's pictures, which almost all public weights expect.</summary>
    public static ChannelValues ImageNetMean { get; } = new(0.485f, 0.456f, 0.406f);

    /// <summary>The standard deviation of ImageNet's pictures.</summary>
    public static ChannelValues ImageNetStandardDeviation { get; } = new(0.229f, 0.224f, 0.225f);

    /// <summary>
    /// Preprocessing for weights that are trained from scratch, as the paper's own evaluation has it: the shorter side becomes 32 pixels more, and the center is cut out. It is not that of
    /// public weights, of which each set has its own: those come with their checkpoint, and networks made from one know them.
    /// </summary>
    /// <param name="resolution">Height and width of the network's input.</param>
    /// <param name="interpolation">How pictures are resized.</param>
    /// <exception cref="ArgumentOutOfRangeException">The resolution is below 1.</exception>
    public static Preprocessing ForTrainingFromScratch(int resolution, Interpolation interpolation = Interpolation.Bicubic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);
        return new Preprocessing(checked(resolution + CutAway), resolution, interpolation, ImageNetMean, ImageNetStandardDeviation);
    }
}
