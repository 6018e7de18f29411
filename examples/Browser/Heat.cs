using EffNet.Explanation;

namespace Browser;

/// <summary>
/// Draws class activation maps as overlays for a photograph. Positions without evidence for the class are transparent. With increasing evidence, the color changes to purple,
/// orange and yellow and becomes more opaque.
/// </summary>
internal static class Heat
{
    private const double MostOpaque = 0.8;

    /// <summary>Colors of matplotlib's inferno, which is in the public domain. Their lightness increases evenly, so that their order is visible without color vision.</summary>
    private static readonly (int Red, int Green, int Blue)[] s_colors = [(66, 10, 104), (147, 38, 103), (221, 81, 58), (252, 165, 10), (252, 255, 164)];

    /// <summary>Draws a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="side">The height and width of the drawing, in pixels.</param>
    /// <returns>Red, green, blue and alpha of every pixel, in rows from top to bottom.</returns>
    public static byte[] Draw(ActivationMap map, int side)
    {
        var shares = map.Scale(side, side);
        var pixels = new byte[4 * shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            var place = shares[i] * (s_colors.Length - 1);
            var step = Math.Min((int)place, s_colors.Length - 2);
            var (from, to) = (s_colors[step], s_colors[step + 1]);
            pixels[4 * i] = Between(from.Red, to.Red, place - step);
            pixels[(4 * i) + 1] = Between(from.Green, to.Green, place - step);
            pixels[(4 * i) + 2] = Between(from.Blue, to.Blue, place - step);
            pixels[(4 * i) + 3] = (byte)(255 * MostOpaque * Math.Sqrt(shares[i]));
        }

        return pixels;
    }

    private static byte Between(int from, int to, float share) => (byte)(from + (share * (to - from)));
}
