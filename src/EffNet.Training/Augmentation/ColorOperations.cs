using System.Buffers;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Changes colors. Results are identical to those of <c>transforms.functional</c> of torchvision 0.14 for Pillow images (Pillow 9.4). The methods are pure functions. If nothing
/// changes, some of them return the image itself.
/// </summary>
public static class ColorOperations
{
    private const int Channels = 3;

    /// <summary>Makes an image darker or brighter (<c>adjust_brightness</c>): blends black with the image.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="factor">
    /// The factor: 0 for a black image, 1 for the original image, 2 for an image that is twice as bright. The factor is rounded to single precision, as in Pillow.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public static Picture AdjustBrightness(Picture picture, double factor)
    {
        CheckFactor(picture, factor);
        return Blending.Blend(0, picture, (float)factor);
    }

    /// <summary>Lowers or raises the contrast (<c>adjust_contrast</c>): blends the rounded mean of the gray levels with the image.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="factor">The factor: 0 for an image of one gray level, 1 for the original image. The factor is rounded to single precision, as in Pillow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public static Picture AdjustContrast(Picture picture, double factor)
    {
        CheckFactor(picture, factor);
        var pixels = picture.Pixels;
        var sum = 0L;
        for (var i = 0; i + 2 < pixels.Length; i += Channels)
            sum += ToGray(pixels[i], pixels[i + 1], pixels[i + 2]);
        var mean = (int)((sum / ((double)picture.Width * picture.Height)) + 0.5);
        return Blending.Blend(mean, picture, (float)factor);
    }

    /// <summary>Makes an image paler or more colorful (<c>adjust_saturation</c>): blends its gray levels with the image.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="factor">The factor: 0 for a grayscale image, 1 for the original image. The factor is rounded to single precision, as in Pillow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public static Picture AdjustSaturation(Picture picture, double factor)
    {
        CheckFactor(picture, factor);
        var pixels = picture.Pixels;
        var gray = ArrayPool<byte>.Shared.Rent(pixels.Length);
        for (var i = 0; i + 2 < pixels.Length; i += Channels)
            gray[i] = gray[i + 1] = gray[i + 2] = (byte)ToGray(pixels[i], pixels[i + 1], pixels[i + 2]);
        var blended = Blending.Blend(gray.AsSpan(0, pixels.Length), picture, (float)factor);
        ArrayPool<byte>.Shared.Return(gray);
        return blended;
    }

    /// <summary>Shifts the hues (<c>adjust_hue</c>). Colors are converted to eight bits of hue, saturation and value and back, so even a shift of 0 rounds them.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="shift">The shift as a fraction of the color circle, from -0.5 to 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shift is not from -0.5 to 0.5.</exception>
    public static Picture AdjustHue(Picture picture, double shift)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (shift is not (>= -0.5 and <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(shift), shift, $"The shift of the hue must be from -0.5 to 0.5, but was {shift}.");
        return HueRotation.Rotate(picture, (byte)(int)(shift * 255));
    }

    /// <summary>
    /// Blurs or sharpens an image (<c>adjust_sharpness</c>): blends the result of Pillow's filter <c>SMOOTH</c> with the image. The outermost pixels do not change.
    /// </summary>
    /// <param name="picture">The image.</param>
    /// <param name="factor">The factor: 0 for the blurred image, 1 for the original image, 2 for a sharper image. The factor is rounded to single precision, as in Pillow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public static Picture AdjustSharpness(Picture picture, double factor)
    {
        CheckFactor(picture, factor);
        var smooth = ArrayPool<byte>.Shared.Rent(picture.Pixels.Length);
        Smoothing.Write(picture, smooth);
        var blended = Blending.Blend(smooth.AsSpan(0, picture.Pixels.Length), picture, (float)factor);
        ArrayPool<byte>.Shared.Return(smooth);
        return blended;
    }

    /// <summary>Keeps only the highest bits of each level (<c>posterize</c>).</summary>
    /// <param name="picture">The image.</param>
    /// <param name="bits">The number of bits, from 0 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 8.</exception>
    public static Picture Posterize(Picture picture, int bits)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (bits is < 0 or > 8)
            throw new ArgumentOutOfRangeException(nameof(bits), bits, $"The number of bits must be from 0 to 8, but was {bits}.");
        Span<byte> table = stackalloc byte[Levels.Count];
        for (var level = 0; level < table.Length; level++)
            table[level] = (byte)(level & (0xFF00 >> bits));
        return Levels.Map(picture, table);
    }

    /// <summary>Inverts the levels that are not below a threshold (<c>solarize</c>).</summary>
    /// <param name="picture">The image.</param>
    /// <param name="threshold">The threshold. Levels below it do not change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a number.</exception>
    public static Picture Solarize(Picture picture, double threshold)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (double.IsNaN(threshold))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be a number, but was NaN.");
        Span<byte> table = stackalloc byte[Levels.Count];
        for (var level = 0; level < table.Length; level++)
            table[level] = (byte)(level < threshold ? level : 255 - level);
        return Levels.Map(picture, table);
    }

    /// <summary>Inverts all levels (<c>invert</c>).</summary>
    /// <param name="picture">The image.</param>
    public static Picture Invert(Picture picture) => Solarize(picture, 0);

    /// <summary>Stretches the levels of each channel to the range from 0 to 255 (<c>autocontrast</c>).</summary>
    /// <param name="picture">The image.</param>
    public static Picture AutoContrast(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Levels.MapByHistogram(picture, WriteStretched);
    }

    /// <summary>Changes the levels of each channel so that all levels are about equally frequent (<c>equalize</c>).</summary>
    /// <param name="picture">The image.</param>
    public static Picture Equalize(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Levels.MapByHistogram(picture, WriteEqualized);
    }

    /// <summary>Returns the gray level of ITU-R 601-2, computed in fixed point with 16 fractional bits as Pillow's <c>L24</c>.</summary>
    private static int ToGray(byte red, byte green, byte blue) => ((red * 19595) + (green * 38470) + (blue * 7471) + 0x8000) >> 16;

    private static void WriteStretched(ReadOnlySpan<int> counts, Span<byte> table)
    {
        var (low, high) = (counts.IndexOfAnyExcept(0), counts.LastIndexOfAnyExcept(0));
        if (high <= low)
        {
            Levels.WriteIdentity(table);
            return;
        }

        var scale = 255.0 / (high - low);
        var offset = -low * scale;
        for (var level = 0; level < table.Length; level++)
            table[level] = (byte)Math.Clamp((int)((level * scale) + offset), 0, 255);
    }

    private static void WriteEqualized(ReadOnlySpan<int> counts, Span<byte> table)
    {
        var total = 0L;
        foreach (var count in counts)
            total += count;

        // The pixels of the highest level are not counted, because they become 255.
        var step = (total - counts[counts.LastIndexOfAnyExcept(0)]) / 255;
        if (step == 0)
        {
            Levels.WriteIdentity(table);
            return;
        }

        var sum = step / 2;
        for (var level = 0; level < table.Length; level++)
        {
            table[level] = (byte)Math.Min(sum / step, 255);
            sum += counts[level];
        }
    }

    private static void CheckFactor(Picture picture, double factor)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!(factor >= 0 && float.IsFinite((float)factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"The factor must be a finite number of at least 0, but was {factor}.");
    }
}
