using System.Globalization;

namespace EffNet.Pictures;

/// <summary>How a picture becomes what a network reads: resized, cut to the center square, scaled to 0 to 1, and normalized per channel.</summary>
/// <param name="Resize">Pixels of the shorter side after resizing; the longer one follows, rounded down, as in torchvision.</param>
/// <param name="Crop">Side of the square cut from the center: height and width of the network's input.</param>
/// <param name="Interpolation">How it is resized.</param>
/// <param name="Mean">What is subtracted from each channel, of values from 0 to 1.</param>
/// <param name="StandardDeviation">What each channel is divided by afterwards.</param>
public sealed record Preprocessing(int Resize, int Crop, Interpolation Interpolation, ChannelValues Mean, ChannelValues StandardDeviation)
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

    /// <summary>
    /// Resizes and cuts: the square that the network sees, before it becomes numbers. Where the resized picture is smaller than the square, black surrounds it, as in torchvision.
    /// </summary>
    /// <param name="picture">A picture of any size.</param>
    /// <returns>A picture of <see cref="Crop"/> x <see cref="Crop"/>, to the bit what torchvision 0.14 makes with Pillow.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Resize"/> or <see cref="Crop"/> is below 1.</exception>
    /// <exception cref="PictureException">It is so narrow that its longer side would be resized to more than 2,147,483,647 pixels.</exception>
    public Picture Apply(Picture picture) => Apply(picture, "The picture");

    /// <summary>Does that to a picture of a name.</summary>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="name">What to call it in messages.</param>
    internal Picture Apply(Picture picture, string name)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Check();
        var (width, height) = NewSize(picture, name);
        var (x, y) = (CenterCut.Of(width, Crop), CenterCut.Of(height, Crop));
        var horizontal = new ResamplingWeights(picture.Width, width, x.Start, x.Length, Interpolation);
        var vertical = new ResamplingWeights(picture.Height, height, y.Start, y.Length, Interpolation);
        var cut = Resampler.Resize(picture, horizontal, vertical);
        return x.Length == Crop && y.Length == Crop ? cut : Surround(cut, x.Border, y.Border);
    }

    /// <summary>Resizes, cuts and normalizes: the values that a network reads.</summary>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="values">Receives <see cref="Crop"/> x <see cref="Crop"/> x 3 values: to the bit those of torchvision's arithmetic.</param>
    /// <param name="layout">The order of the values.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Resize"/> or <see cref="Crop"/> is below 1.</exception>
    /// <exception cref="PictureException">The picture is too narrow, see <see cref="Apply(Picture)"/>.</exception>
    public void Prepare(Picture picture, Span<float> values, PixelOrder layout = PixelOrder.ChannelsFirst)
    {
        var pixels = Apply(picture).Pixels;
        if (values.Length != pixels.Length)
            throw new ArgumentException($"A picture of {Crop} x {Crop} has {pixels.Length} values, but there is room for {values.Length}.", nameof(values));
        new Normalization(Mean, StandardDeviation).Write(pixels, values, layout);
    }

    /// <summary>Throws where no picture could be made.</summary>
    internal void Check()
    {
        if (Resize < 1 || Crop < 1)
            throw new InvalidOperationException($"Pictures cannot be resized to {Resize} and cut to {Crop} pixels; both have to be at least 1.");
        if (!IsPositive(StandardDeviation.Red) || !IsPositive(StandardDeviation.Green) || !IsPositive(StandardDeviation.Blue))
            throw new InvalidOperationException($"Pictures cannot be divided by {nameof(StandardDeviation)} {StandardDeviation}; its numbers must be greater than 0.");

        static bool IsPositive(float number) => number > 0 && float.IsFinite(number);
    }

    private (int Width, int Height) NewSize(Picture picture, string name)
    {
        var (shorter, longer) = (Math.Min(picture.Width, picture.Height), Math.Max(picture.Width, picture.Height));
        var wanted = (long)Resize * longer / shorter;
        if (wanted > int.MaxValue)
        {
            throw new PictureException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {picture.Width} x {picture.Height} is too narrow: with {Resize} pixels for the shorter side, the longer one would have {wanted:N0}. Cut the picture first."));
        }

        return picture.Width <= picture.Height ? (Resize, (int)wanted) : ((int)wanted, Resize);
    }

    private Picture Surround(Picture picture, int left, int top)
    {
        var pixels = new byte[checked(3 * Crop * Crop)];
        for (var y = 0; y < picture.Height; y++)
            picture.Pixels.Slice(3 * picture.Width * y, 3 * picture.Width).CopyTo(pixels.AsSpan(3 * ((Crop * (top + y)) + left)));
        return new Picture(Crop, Crop, pixels);
    }
}
