using System.Text;
using SkiaSharp;

namespace EffNet.Pictures;

/// <summary>The fonts of captions. They are part of the assembly so that text looks the same on every machine, including machines without fonts.</summary>
internal static class Fonts
{
    private const string Replacement = "?";

    private static readonly Lazy<SKTypeface> s_regular = new(() => Load("Inter-Regular.otf"));
    private static readonly Lazy<SKTypeface> s_semiBold = new(() => Load("Inter-SemiBold.otf"));

    /// <summary>Returns a font without hinting, so that letters have the same width on every machine.</summary>
    /// <param name="isStrong">Whether the font is semi-bold.</param>
    /// <param name="size">The size in pixels.</param>
    public static SKFont Create(bool isStrong, float size) => new((isStrong ? s_semiBold : s_regular).Value, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
    };

    /// <summary>Returns text in which every character has a glyph. Characters without a glyph are replaced with a question mark, because the font would not draw them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="font">The font.</param>
    public static string Drawable(string text, SKFont font)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            drawable.Append(font.Typeface.ContainsGlyph(rune.Value) ? rune.ToString() : Replacement);
        return drawable.ToString();
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Fonts).Assembly.GetManifestResourceStream(name);
        return SKTypeface.FromStream(stream);
    }
}
