using System.Text;
using EffNet.Drawing;

namespace EffNet.Training;

/// <summary>A drawn picture, which can be written as SVG and as PNG. The SVG has the same bytes on every machine; it is sharp at any size, and its text is text.</summary>
public sealed class Plot
{
    private readonly Illustration _illustration;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="illustration">What is drawn.</param>
    internal Plot(Illustration illustration) => _illustration = illustration;

    /// <summary>Gets what the picture shows, in words.</summary>
    public string Title => _illustration.Title;

    /// <summary>Gets the width in units, which are pixels of an SVG.</summary>
    public int Width => _illustration.Size.Width;

    /// <summary>Gets the height in units, which are pixels of an SVG.</summary>
    public int Height => _illustration.Size.Height;

    /// <summary>Gets what is drawn.</summary>
    internal Illustration Illustration => _illustration;

    /// <summary>Returns the picture as SVG.</summary>
    public string ToSvg() => Encoding.UTF8.GetString(SvgWriter.Write(_illustration));

    /// <summary>Returns the picture as the bytes of a PNG file. Text is drawn in Inter, which has Latin, Greek and Cyrillic letters; others are empty boxes.</summary>
    /// <param name="enlargement">The number of pixels for a unit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="enlargement"/> is below 1.</exception>
    public byte[] ToPng(int enlargement = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(enlargement, 1);
        return PngWriter.Write(_illustration.Enlarged(enlargement));
    }

    /// <summary>Returns the colors of a theme.</summary>
    /// <param name="theme">The theme.</param>
    internal static Theme ThemeOf(PlotTheme theme) => theme switch
    {
        PlotTheme.Light => Theme.Light,
        PlotTheme.Dark => Theme.Dark,
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, "Unknown theme; expected Light or Dark."),
    };
}
