using System.Globalization;

namespace EffNet.Training;

/// <summary>Mixes colors of the form <c>#rrggbb</c>.</summary>
internal static class ColorMixing
{
    /// <summary>Returns a color between two colors.</summary>
    /// <param name="from">The color at 0.</param>
    /// <param name="to">The color at 1.</param>
    /// <param name="share">The position between them, from 0 to 1.</param>
    public static string Of(string from, string to, double share)
    {
        var (first, last) = (ChannelsOf(from), ChannelsOf(to));
        var mixed = first.Zip(last, (a, b) => (int)Math.Round(a + (share * (b - a)))).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"#{mixed[0]:x2}{mixed[1]:x2}{mixed[2]:x2}");
    }

    /// <summary>Returns the relative luminance of a color, from 0 to 1 (WCAG 2.1).</summary>
    /// <param name="color">The color.</param>
    public static double Luminance(string color)
    {
        var linear = ChannelsOf(color).Select(c => c / 255d).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    private static int[] ChannelsOf(string color) =>
        [.. Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
