using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Shifts hues with Pillow's conversion to HSV and back (<c>rgb2hsv_row</c> and <c>hsv2rgb</c> in <c>Convert.c</c>), which mixes single and double precision.
/// </summary>
internal static class HueRotation
{
    private const int Channels = 3;

    /// <summary>Shifts the hue of every pixel.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="shift">The shift, in 255ths of the color circle. Hues are added modulo 256.</param>
    public static Picture Rotate(Picture picture, byte shift)
    {
        var pixels = picture.Pixels;
        var rotated = GC.AllocateUninitializedArray<byte>(pixels.Length);
        for (var i = 0; i + 2 < rotated.Length; i += Channels)
        {
            var (hue, saturation, value) = ToHsv(pixels[i], pixels[i + 1], pixels[i + 2]);
            (rotated[i], rotated[i + 1], rotated[i + 2]) = ToRgb((byte)(hue + shift), saturation, value);
        }

        return new Picture(picture.Width, picture.Height, rotated);
    }

    private static (byte Hue, byte Saturation, byte Value) ToHsv(byte red, byte green, byte blue)
    {
        var (highest, lowest) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        if (highest == lowest)
            return (0, 0, highest);
        float range = highest - lowest;
        var saturation = range / highest;
        var (r, g, b) = ((highest - red) / range, (highest - green) / range, (highest - blue) / range);
        var sector = red == highest ? b - g : green == highest ? (float)(2.0 + r - b) : (float)(4.0 + g - r);

        // The value is from 5/6 to 11/6. Pillow keeps the fractional part.
        var turn = (sector / 6.0) + 1.0;
        var hue = (float)(turn >= 1 ? turn - 1 : turn);
        return ((byte)Math.Clamp((int)(hue * 255.0), 0, 255), (byte)Math.Clamp((int)(saturation * 255.0), 0, 255), highest);
    }

    private static (byte Red, byte Green, byte Blue) ToRgb(byte hue, byte saturation, byte value)
    {
        if (saturation == 0)
            return (value, value, value);
        var sector = (int)(hue * 6.0 / 255.0);
        var rest = (float)((hue * 6.0 / 255.0) - sector);
        var part = (float)(saturation / 255.0);
        var low = Round(value * (1.0 - part));
        var falling = Round(value * (1.0 - (part * rest)));
        var rising = Round(value * (1.0 - (part * (1.0 - rest))));
        return (sector % 6) switch
        {
            0 => (value, rising, low),
            1 => (falling, value, low),
            2 => (low, value, rising),
            3 => (low, falling, value),
            4 => (rising, low, value),
            _ => (value, low, falling),
        };
    }

    private static byte Round(double level) => (byte)Math.Clamp((int)Math.Round(level, MidpointRounding.AwayFromZero), 0, 255);
}
