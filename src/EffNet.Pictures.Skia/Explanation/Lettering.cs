using System.Text;
using EffNet.Pictures;
using SkiaSharp;

namespace EffNet.Explanation;

/// <summary>Text of one font, size and color.</summary>
/// <param name="IsStrong">Whether it is half bold.</param>
/// <param name="Size">Of the font, in pixels.</param>
/// <param name="Gray">How light it is: 0 is black.</param>
internal sealed record Lettering(bool IsStrong, float Size, byte Gray)
{
    private const string Ellipsis = "…";

    /// <summary>What a picture is of.</summary>
    public static Lettering Title { get; } = new(IsStrong: true, Size: 14, Gray: 25);

    /// <summary>What else there is to say.</summary>
    public static Lettering Note { get; } = new(IsStrong: false, Size: 12, Gray: 85);

    /// <summary>The distance of two lines, in whole pixels so that letters of all lines look alike.</summary>
    public int LineHeight => (int)Math.Ceiling(Size * 1.4f);

    /// <summary>From the top of a line to its baseline.</summary>
    public int Ascent => (int)Math.Round(Size * 1.05f);

    /// <summary>Draws a line, cut to <paramref name="width"/>, of which <paramref name="share"/> of what it leaves free is to its left.</summary>
    public void Draw(SKCanvas canvas, string text, int left, int top, int width, float share = 0)
    {
        using var font = Fonts.Create(IsStrong, Size);
        var fitting = Fit(Clean(text), width, font);
        using var letters = SKTextBlob.Create(fitting, font);
        if (letters is null)
            return;
        using var ink = new SKPaint { Color = new SKColor(Gray, Gray, Gray), IsAntialias = true };
        canvas.DrawText(letters, left + (share * (width - Measure(fitting, font))), top + Ascent, ink);
    }

    /// <summary>The text, or as much of it as fits before an ellipsis.</summary>
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

    /// <summary>On one line, and without halves of letters; those that the font lacks are drawn as its empty box.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return clean.ToString();
    }

    private static float Measure(string text, SKFont font) => text.Length == 0 ? 0 : font.MeasureText(font.Typeface.GetGlyphs(text));
}
