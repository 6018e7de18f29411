using System.Text;
using EffNet.Pictures;
using SkiaSharp;

namespace EffNet.Explanation;

/// <summary>A text style: font, size and color.</summary>
/// <param name="IsStrong">Whether the font is semi-bold.</param>
/// <param name="Size">The font size in pixels.</param>
/// <param name="Gray">The gray level; 0 is black.</param>
internal sealed record Lettering(bool IsStrong, float Size, byte Gray)
{
    private const string Ellipsis = "…";

    /// <summary>Gets the style of titles.</summary>
    public static Lettering Title { get; } = new(IsStrong: true, Size: 14, Gray: 25);

    /// <summary>Gets the style of smaller notes.</summary>
    public static Lettering Note { get; } = new(IsStrong: false, Size: 12, Gray: 85);

    /// <summary>Gets the distance between lines, in whole pixels so that the letters of all lines look alike.</summary>
    public int LineHeight => (int)Math.Ceiling(Size * 1.4f);

    /// <summary>Gets the distance from the top of a line to its baseline.</summary>
    public int Ascent => (int)Math.Round(Size * 1.05f);

    /// <summary>Draws a line of text, shortened to <paramref name="width"/>. <paramref name="share"/> is the fraction of the free space that is to the left of the text.</summary>
    public void Draw(SKCanvas canvas, string text, int left, int top, int width, float share = 0)
    {
        using var font = Fonts.Create(IsStrong, Size);
        var fitting = Fit(Fonts.Drawable(Clean(text), font), width, font);
        using var letters = SKTextBlob.Create(fitting, font);
        if (letters is null)
            return;
        using var ink = new SKPaint { Color = new SKColor(Gray, Gray, Gray), IsAntialias = true };
        canvas.DrawText(letters, left + (share * (width - Measure(fitting, font))), top + Ascent, ink);
    }

    /// <summary>Returns the text. If it is too wide, its end is replaced with an ellipsis.</summary>
    private static string Fit(string text, int width, SKFont font)
    {
        if (Measure(text, font) <= width)
            return text;
        var runes = text.EnumerateRunes().ToArray();
        for (var count = runes.Length - 1; count >= 0; count--)
        {
            var start = string.Concat(runes.Take(count)).TrimEnd() + Ellipsis;
            if (Measure(start, font) <= width)
                return start;
        }

        return string.Empty;
    }

    /// <summary>Returns the text on one line and without unpaired surrogates.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return clean.ToString();
    }

    private static float Measure(string text, SKFont font) => text.Length == 0 ? 0 : font.MeasureText(font.Typeface.GetGlyphs(text));
}
