using System.Globalization;

namespace EffNet.Pictures;

/// <summary>
/// Describes how a picture is prepared for a network: it is resized, cropped to the center square, scaled to 0 to 1, and normalized per channel.
/// </summary>
/// <param name="Resize">The number of pixels of the shorter side after resizing. The longer side follows, rounded down, as in torchvision.</param>
/// <param name="Crop">The side of the square cropped from the center: the height and width of the network's input.</param>
/// <param name="Interpolation">The filter for resizing.</param>
/// <param name="Mean">The values to subtract from each channel, for values from 0 to 1.</param>
/// <param name="StandardDeviation">The values to divide each channel by afterwards.</param>
public sealed record Preprocessing(int Resize, int Crop, Interpolation Interpolation, ChannelValues Mean, ChannelValues StandardDeviation)
{
    /// <summary>The border that the paper's evaluation removes (<c>CROP_PADDING</c> in its preprocessing): 16 pixels on every side.</summary>
    private const int CutAway = 32;

    /// <summary>Gets the mean of ImageNet's pictures, which almost all public weights expect.</summary>
    public static ChannelValues ImageNetMean { get; } = new(0.485f, 0.456f, 0.406f);

    /// <summary>Gets the standard deviation of ImageNet's pictures.</summary>
    public static ChannelValues ImageNetStandardDeviation { get; } = new(0.229f, 0.224f, 0.225f);

    /// <summary>
    /// Returns the preprocessing for weights that are trained from scratch, as in the paper's evaluation: the shorter side is resized to 32 pixels more than
    /// the resolution, and the center is cropped. Public weights have their own preprocessing, which comes with their checkpoint and is stored in networks
    /// created from it.
    /// </summary>
    /// <param name="resolution">The height and width of the network's input.</param>
    /// <param name="interpolation">The filter for resizing.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resolution"/> is less than 1.</exception>
    public static Preprocessing ForTrainingFromScratch(int resolution, Interpolation interpolation = Interpolation.Bicubic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);
        return new Preprocessing(checked(resolution + CutAway), resolution, interpolation, ImageNetMean, ImageNetStandardDeviation);
    }

    /// <summary>
    /// Resizes and crops a picture to the square that the network reads, before normalization. If the resized picture is smaller than the square, it is
    /// surrounded by black, as in torchvision.
    /// </summary>
    /// <param name="picture">A picture of any size.</param>
    /// <returns>A picture of <see cref="Crop"/> x <see cref="Crop"/> pixels, identical to the result of torchvision 0.14 with Pillow.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Resize"/> or <see cref="Crop"/> is less than 1.</exception>
    /// <exception cref="PictureException">The picture is so narrow that its longer side would be resized to more than 2,147,483,647 pixels.</exception>
    public Picture Apply(Picture picture) => Apply(picture, "The picture");

    /// <summary>Resizes and crops a picture, as <see cref="Apply(Picture)"/> does.</summary>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="name">The name of the picture in messages.</param>
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

    /// <summary>Resizes, crops and normalizes a picture to the values that a network reads.</summary>
    /// <param name="picture">A picture of any size.</param>
    /// <param name="values">Receives <see cref="Crop"/> x <see cref="Crop"/> x 3 values, identical to those of torchvision.</param>
    /// <param name="layout">The order of the values.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Resize"/> or <see cref="Crop"/> is less than 1.</exception>
    /// <exception cref="PictureException">The picture is too narrow; see <see cref="Apply(Picture)"/>.</exception>
    public void Prepare(Picture picture, Span<float> values, PixelOrder layout = PixelOrder.ChannelsFirst)
    {
        var pixels = Apply(picture).Pixels;
        if (values.Length != pixels.Length)
            throw new ArgumentException($"A picture of {Crop} x {Crop} has {pixels.Length} values, but there is room for {values.Length}.", nameof(values));
        new Normalization(Mean, StandardDeviation).Write(pixels, values, layout);
    }

    /// <summary>Throws an exception if <see cref="Resize"/> or <see cref="Crop"/> is less than 1.</summary>
    internal void Check()
    {
        if (Resize < 1 || Crop < 1)
            throw new InvalidOperationException($"Pictures cannot be resized to {Resize} and cut to {Crop} pixels; both have to be at least 1.");
        if (!IsPositive(StandardDeviation.Red) || !IsPositive(StandardDeviation.Green) || !IsPositive(StandardDeviation.Blue))
            throw new InvalidOperationException($"Pictures cannot be divided by {nameof(StandardDeviation)} {StandardDeviation}; its numbers must be greater than 0.");

        if (!float.IsFinite(Mean.Red) || !float.IsFinite(Mean.Green) || !float.IsFinite(Mean.Blue))
            throw new InvalidOperationException($"{nameof(Mean)} {Mean} cannot be subtracted from pictures; its numbers must be finite.");

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
                $"{name}: {picture.Width} x {picture.Height} is too narrow: with {Resize} pixels for the shorter side, the longer one would have {wanted:N0}. "
                + $"Cut the picture first."));
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
