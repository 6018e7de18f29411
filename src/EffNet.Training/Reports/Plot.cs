using System.Text;
using EffNet.Drawing;

namespace EffNet.Training;

/// <summary>Represents a drawing that can be converted to SVG and PNG. The SVG has the same bytes on every machine, and its text can be selected and searched.</summary>
public sealed class Plot
{
    private readonly Illustration _illustration;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="illustration">The drawing.</param>
    internal Plot(Illustration illustration) => _illustration = illustration;

    /// <summary>Gets the description of the drawing.</summary>
    public string Title => _illustration.Title;

    /// <summary>Gets the width in units. A unit is a pixel of the SVG.</summary>
    public int Width => _illustration.Size.Width;

    /// <summary>Gets the height in units. A unit is a pixel of the SVG.</summary>
    public int Height => _illustration.Size.Height;

    /// <summary>Gets the drawing.</summary>
    internal Illustration Illustration => _illustration;

    /// <summary>Returns the drawing as SVG.</summary>
    public string ToSvg() => Encoding.UTF8.GetString(SvgWriter.Write(_illustration));

    /// <summary>
    /// Returns the drawing as the bytes of a PNG file. The font is Inter with the characters of Latin-1. Other characters are drawn as question marks; SVG files contain all
    /// characters.
    /// </summary>
    /// <param name="enlargement">The number of pixels per unit.</param>
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
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, $"Unknown theme '{theme}'; expected {nameof(PlotTheme.Light)} or {nameof(PlotTheme.Dark)}."),
    };
}
