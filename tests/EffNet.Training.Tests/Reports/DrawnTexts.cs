using EffNet.Drawing;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>The positions of the texts of a drawing, measured with the font.</summary>
internal static class DrawnTexts
{
    public static IReadOnlyList<(string Content, Rectangle Box)> Of(Plot plot) =>
        [.. All(plot.Illustration.Shapes).Where(text => text.Content.Length > 0).Select(text => (text.Content, BoxOf(text)))];

    public static void CheckPlaces(Plot plot)
    {
        var texts = Of(plot);
        var page = new Rectangle(0, 0, plot.Width, plot.Height);
        Assert.All(texts, text => Assert.True(page.Contains(text.Box), $"'{text.Content}' leaves the picture: {text.Box}"));
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.False(texts[i].Box.Overlaps(texts[j].Box), $"'{texts[i].Content}' covers '{texts[j].Content}'");
        }
    }

    private static IEnumerable<Text> All(IEnumerable<Shape> shapes) => shapes.SelectMany(shape => shape switch
    {
        Text text => [text],
        Part part => All(part.Members),
        _ => Enumerable.Empty<Text>(),
    });

    /// <summary>Returns the vertical extent of a text, from the height of capitals to the descenders below the baseline.</summary>
    private static Rectangle BoxOf(Text text)
    {
        using var font = PngWriter.FontOf(text);
        var width = (double)font.MeasureText(font.Typeface.GetGlyphs(text.Content));
        var before = text.Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width };
        var (ascent, descent) = (0.73 * text.Size, 0.1 * text.Size);
        return text.IsUpright
            ? new Rectangle(text.Baseline.X - ascent, text.Baseline.Y + before - width, ascent + descent, width)
            : new Rectangle(text.Baseline.X - before, text.Baseline.Y - ascent, width, ascent + descent);
    }
}
