using System.Globalization;

namespace EffNet.Pictures;

/// <summary>
/// Describes how a picture is prepared for a network: it is resized, cropped to the center square, scaled to 0 to 1, and normalized per channel.
/// </summary>
/// <param name="Resize">The number of pixels of the shorter side after resizing. The longer side keeps the aspect ratio and is rounded down, as in torchvision.</param>
/// <param name="Crop">The side of the square cropped from the center: the height and width of the network's input.</param>
/// <param name="Interpolation">The filter for resizing.</param>
/// <param name="Mean">The mean of each channel, which is subtracted from values from 0 to 1.</param>
/// <param name="StandardDeviation">The standard deviation of each channel, by which the differences are divided.</param>
public sealed record Preprocessing(int Resize, int Crop, Interpolation Interpolation, ChannelValues Mean, ChannelValues StandardDeviation)
{
    /// <summary>The border that the paper's evaluation removes (<c>CROP_PADDING</c> in its preprocessing): 16 pixels on every side.</summary>
    private const int CutAway = 32;

    /// <summary>Gets the mean of ImageNet's pictures. Almost all public weights expect it.</summary>
    public static ChannelValues ImageNetMean { get; } = new(0.485f, 0.456f, 0.406f);

    /// <summary>Gets the standard deviation of ImageNet's pictures.</summary>
    public static ChannelValues ImageNetStandardDeviation { get; } = new(0.229f, 0.224f, 0.225f);

    /// <summary>
    /// Returns the preprocessing for weights that are trained from scratch, as in the paper's evaluation: the shorter side is resized to 32 pixels more than
    /// the resolution, and the center is cropped. Public weights have their own preprocessing, which their checkpoint specifies and which is stored in networks that are created
    /// from it.
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
    /// Resizes and crops a picture to the square that the network reads, before normalization. If the resized picture is smaller than the square, it is surrounded by black pixels,
    /// as in torchvision.
    /// </summary>
    /// <param name="picture">A picture of any size.</param>
    /// <returns>A picture of <see cref="Crop"/> x <see cref="Crop"/> pixels, identical to the result of torchvision 0.14 with Pillow.</returns>
    /// <exception cref="InvalidOperationException">
    /// <see cref="Resize"/> or <see cref="Crop"/> is less than 1, a standard deviation is not a finite number above 0, or a mean is not finite.
    /// </exception>
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
    /// <exception cref="InvalidOperationException">
    /// <see cref="Resize"/> or <see cref="Crop"/> is less than 1, a standard deviation is not a finite number above 0, or a mean is not finite.
    /// </exception>
    /// <exception cref="PictureException">The picture is too narrow; see <see cref="Apply(Picture)"/>.</exception>
    public void Prepare(Picture picture, Span<float> values, PixelOrder layout = PixelOrder.ChannelsFirst)
    {
        var pixels = Apply(picture).Pixels;
        if (values.Length != pixels.Length)
            throw new ArgumentException($"The length of the values must be {pixels.Length} for {Crop} x {Crop} pixels, but was {values.Length}.", nameof(values));
        new Normalization(Mean, StandardDeviation).Write(pixels, values, layout);
    }

    /// <summary>
    /// Throws an exception if <see cref="Resize"/> or <see cref="Crop"/> is less than 1, a standard deviation is not a finite number above 0, or a mean is not finite.
    /// </summary>
    internal void Check()
    {
        if (Resize < 1 || Crop < 1)
            throw new InvalidOperationException($"{nameof(Resize)} and {nameof(Crop)} must be at least 1, but were {Resize} and {Crop}.");
        if (!IsPositive(StandardDeviation.Red) || !IsPositive(StandardDeviation.Green) || !IsPositive(StandardDeviation.Blue))
            throw new InvalidOperationException($"The numbers of {nameof(StandardDeviation)} must be greater than 0 and finite, but were {StandardDeviation}.");

        if (!float.IsFinite(Mean.Red) || !float.IsFinite(Mean.Green) || !float.IsFinite(Mean.Blue))
            throw new InvalidOperationException($"The numbers of {nameof(Mean)} must be finite, but were {Mean}.");

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
                $"{name}: {picture.Width} x {picture.Height} is too narrow: with {Resize} pixels for the shorter side, the longer side would have {wanted:N0}. "
                + $"Crop the picture first."));
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
