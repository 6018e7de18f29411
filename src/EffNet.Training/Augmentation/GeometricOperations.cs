using System.Globalization;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Moves and resizes pixels. Results are identical to those of <c>transforms.functional</c> of torchvision 0.14 for Pillow images (Pillow 9.4), with its default interpolation
/// <c>NEAREST</c> for rotations, shears and translations. The methods are pure functions. If nothing changes, some of them return the image itself.
/// </summary>
public static class GeometricOperations
{
    private const int Channels = 3;

    /// <summary>Crops an image to a box and resizes the result (<c>resized_crop</c>). Pixels outside the box do not affect the result.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="box">The box, inside the image.</param>
    /// <param name="width">The width of the result.</param>
    /// <param name="height">The height of the result.</param>
    /// <param name="interpolation">The filter, with antialiasing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">The box is empty or not inside the image.</exception>
    public static Picture ResizedCrop(Picture picture, PixelBox box, int width, int height, Interpolation interpolation = Interpolation.Bilinear)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        box.CheckInside(picture.Width, picture.Height);
        if (box.Width == width && box.Height == height)
            return Crop(picture, box);
        var horizontal = new ResamplingWeights(box.Width, width, 0, width, interpolation);
        var vertical = new ResamplingWeights(box.Height, height, 0, height, interpolation);
        var pitch = Channels * picture.Width;
        return Resampler.Resize(picture.Pixels[((pitch * box.Top) + (Channels * box.Left))..], pitch, box.Width, horizontal, vertical);
    }

    /// <summary>Crops an image to a box that can extend beyond the edges of the image (<c>pad</c>, then <c>crop</c>).</summary>
    /// <param name="picture">The image.</param>
    /// <param name="box">The box, in pixels of the image. It can begin before the first pixel and end after the last one.</param>
    /// <param name="border">The pixels outside the image.</param>
    /// <param name="fill">The color of these pixels if <paramref name="border"/> is <see cref="BorderMode.Constant"/>.</param>
    /// <exception cref="ArgumentException">The box is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="border"/> is not a member of the enumeration.</exception>
    public static Picture Crop(Picture picture, PixelBox box, BorderMode border = BorderMode.Constant, RgbColor fill = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (box.Width < 1 || box.Height < 1)
            throw new ArgumentException($"The box must have at least 1 x 1 pixels, but has {box.Width} x {box.Height}.", nameof(box));
        if (border is not (BorderMode.Constant or BorderMode.Reflect))
        {
            throw new ArgumentOutOfRangeException(
                nameof(border), border, $"Unknown border mode '{border}'; expected {nameof(BorderMode.Constant)} or {nameof(BorderMode.Reflect)}.");
        }

        var pixels = NearestAffine.Filled(checked(Channels * box.Width * box.Height), border == BorderMode.Constant ? fill : default);
        for (var y = 0; y < box.Height; y++)
        {
            var row = SourceOf(box.Top + y, picture.Height, border);
            if (row >= 0)
            {
                CropRow(
                    picture.Pixels.Slice(Channels * picture.Width * row, Channels * picture.Width),
                    box.Left,
                    border,
                    pixels.AsSpan(Channels * box.Width * y, Channels * box.Width));
            }
        }

        return new Picture(box.Width, box.Height, pixels);
    }

    /// <summary>Mirrors an image: left becomes right (<c>hflip</c>).</summary>
    /// <param name="picture">The image.</param>
    public static Picture FlipHorizontally(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var stride = Channels * picture.Width;
        var flipped = GC.AllocateUninitializedArray<byte>(picture.Pixels.Length);
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Pixels.Slice(y * stride, stride);
            var to = flipped.AsSpan(y * stride, stride);
            for (int x = 0, from = stride - Channels; from >= 0; x += Channels, from -= Channels)
                (to[x], to[x + 1], to[x + 2]) = (row[from], row[from + 1], row[from + 2]);
        }

        return new Picture(picture.Width, picture.Height, flipped);
    }

    /// <summary>Rotates an image about its center (<c>rotate</c>). The size does not change.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="degrees">The angle in degrees, counterclockwise.</param>
    /// <param name="fill">The color of pixels outside the image.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle is not finite.</exception>
    public static Picture Rotate(Picture picture, double degrees, RgbColor fill = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        CheckFinite(degrees, nameof(degrees));
        var angle = Modulo(degrees, 360);
        if (angle == 0)
            return picture;
        if (angle == 180 || (angle is 90 or 270 && picture.Width == picture.Height))
            return QuarterTurns.Rotate(picture, (int)angle / 90);
        return NearestAffine.Apply(picture, RotationOf(angle, picture.Width, picture.Height), fill);
    }

    /// <summary>Shears an image along its rows (<c>ShearX</c> of torchvision's <c>AutoAugment</c>). The first row does not move.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="amount">The number of pixels by which each row moves to the left relative to the row above.</param>
    /// <param name="fill">The color of pixels outside the image.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not finite.</exception>
    public static Picture ShearX(Picture picture, double amount, RgbColor fill = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return NearestAffine.Apply(picture, new AffineMatrix(1, Math.Tan(ShearAngle(amount)), 0, 0, 1, 0), fill);
    }

    /// <summary>Shears an image along its columns (<c>ShearY</c> of torchvision's <c>AutoAugment</c>). The first column does not move.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="amount">The number of pixels by which each column moves up relative to the column before.</param>
    /// <param name="fill">The color of pixels outside the image.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not finite.</exception>
    public static Picture ShearY(Picture picture, double amount, RgbColor fill = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var angle = ShearAngle(amount);
        return NearestAffine.Apply(picture, new AffineMatrix(1, 0, 0, Math.Sin(angle) / Math.Cos(angle), 1, 0), fill);
    }

    /// <summary>Moves an image along its rows (<c>affine</c> with <c>translate</c>).</summary>
    /// <param name="picture">The image.</param>
    /// <param name="pixels">The number of pixels to the right; negative to move left.</param>
    /// <param name="fill">The color of pixels outside the image.</param>
    public static Picture TranslateX(Picture picture, int pixels, RgbColor fill = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Crop(picture, new PixelBox(-pixels, 0, picture.Width, picture.Height), BorderMode.Constant, fill);
    }

    /// <summary>Moves an image along its columns (<c>affine</c> with <c>translate</c>).</summary>
    /// <param name="picture">The image.</param>
    /// <param name="pixels">The number of pixels down; negative to move up.</param>
    /// <param name="fill">The color of pixels outside the image.</param>
    public static Picture TranslateY(Picture picture, int pixels, RgbColor fill = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Crop(picture, new PixelBox(0, -pixels, picture.Width, picture.Height), BorderMode.Constant, fill);
    }

    private static void CropRow(ReadOnlySpan<byte> row, int left, BorderMode border, Span<byte> cut)
    {
        var (columns, width) = (row.Length / Channels, cut.Length / Channels);
        var (begin, end) = ((int)Math.Clamp(-(long)left, 0, width), (int)Math.Clamp((long)columns - left, 0, width));
        if (end > begin)
            row.Slice(Channels * (left + begin), Channels * (end - begin)).CopyTo(cut[(Channels * begin)..]);
        if (border == BorderMode.Constant)
            return;
        for (var x = 0; x < width; x++)
        {
            if (x < begin || x >= end)
                row.Slice(Channels * SourceOf(left + x, columns, border), Channels).CopyTo(cut[(Channels * x)..]);
        }
    }

    /// <summary>Returns the row or column of the image for a position inside or outside the image; -1 if the position shows the fill color.</summary>
    private static int SourceOf(int position, int count, BorderMode border)
    {
        if (position >= 0 && position < count)
            return position;
        if (border == BorderMode.Constant)
            return -1;
        var period = Math.Max(2 * (count - 1), 1);
        var offset = ((position % period) + period) % period;
        return offset < count ? offset : period - offset;
    }

    /// <summary>Returns the matrix of Pillow's <c>Image.rotate</c>, which rounds the four cosines and sines to 15 decimals.</summary>
    private static AffineMatrix RotationOf(double degrees, int width, int height)
    {
        var angle = -ToRadians(degrees);
        var (x, y) = (width / 2.0, height / 2.0);
        var (a, b, d, e) = (Round(Math.Cos(angle)), Round(Math.Sin(angle)), Round(-Math.Sin(angle)), Round(Math.Cos(angle)));
        return new AffineMatrix(a, b, (a * -x) + (b * -y) + x, d, e, (d * -x) + (e * -y) + y);

        // Math.Round scales by 10^15, which causes a second rounding error. The conversion to text rounds only once.
        static double Round(double number) => double.Parse(number.ToString("F15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Returns the angle of a shear in radians. It is converted to degrees and back, as in torchvision, so that its last bits agree.</summary>
    private static double ShearAngle(double amount)
    {
        CheckFinite(amount, nameof(amount));
        return ToRadians(Math.Atan(amount) * (180 / Math.PI));
    }

    private static double ToRadians(double degrees) => degrees * (Math.PI / 180);

    /// <summary>Computes Python's <c>%</c>. The result has the sign of the divisor.</summary>
    private static double Modulo(double number, double divisor)
    {
        var rest = number % divisor;
        return rest < 0 ? rest + divisor : rest;
    }

    private static void CheckFinite(double number, string name)
    {
        if (!double.IsFinite(number))
            throw new ArgumentOutOfRangeException(name, number, $"'{name}' must be a finite number, but was {number}.");
    }
}
