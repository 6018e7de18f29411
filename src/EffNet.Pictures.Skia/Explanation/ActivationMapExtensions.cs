using EffNet.Pictures;

namespace EffNet.Explanation;

/// <summary>Draws class activation maps over pictures.</summary>
public static class ActivationMapExtensions
{
    /// <summary>Draws a map over a picture, with a legend below.</summary>
    /// <param name="map">The map.</param>
    /// <param name="picture">The picture as the network read it: resized and cropped, for example by <see cref="Preprocessing.Apply(Picture)"/>.</param>
    /// <param name="options">The colors, the opacity and the captions. If <see langword="null"/>, the defaults are used.</param>
    /// <returns>
    /// The blended picture with the legend below it. It is as wide as <paramref name="picture"/>, or as the minimum width of a legend if that is larger. Without a legend, the size
    /// does not change.
    /// </returns>
    public static Picture Overlay(this ActivationMap map, Picture picture, OverlayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(picture);
        options ??= new OverlayOptions();
        return Draw(picture, map.Scale(picture.Height, picture.Width, options.Scale), options);
    }

    /// <summary>Draws values over a picture, with a legend below.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="shares">A number from 0 to 1 for each pixel.</param>
    /// <param name="options">Colors, opacity and captions.</param>
    internal static Picture Draw(Picture picture, ReadOnlySpan<float> shares, OverlayOptions options)
    {
        var blended = Blend(picture, shares, options);
        return options.Legend ? Legend.Below(blended, options) : blended;
    }

    private static Picture Blend(Picture picture, ReadOnlySpan<float> shares, OverlayOptions options)
    {
        var below = picture.Pixels;
        var pixels = new byte[below.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            var above = options.Colormap.ColorOf(shares[i]);
            var (red, green, blue) = (below[3 * i], below[(3 * i) + 1], below[(3 * i) + 2]);
            if (!options.KeepColors)
                red = green = blue = LightnessOf(red, green, blue);
            pixels[3 * i] = Mix(red, above.Red);
            pixels[(3 * i) + 1] = Mix(green, above.Green);
            pixels[(3 * i) + 2] = Mix(blue, above.Blue);
        }

        return new Picture(picture.Width, picture.Height, pixels);

        byte Mix(byte lower, byte upper) => (byte)Math.Round(lower + (options.Opacity * (upper - lower)));
    }

    /// <summary>Returns the luma of ITU-R BT.709.</summary>
    private static byte LightnessOf(byte red, byte green, byte blue) => (byte)Math.Round((0.2126 * red) + (0.7152 * green) + (0.0722 * blue));
}
