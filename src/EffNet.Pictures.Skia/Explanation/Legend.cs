using EffNet.Pictures;

namespace EffNet.Explanation;

/// <summary>Draws the legend below a picture: captions and a bar of the colors from 0 to 1.</summary>
internal static class Legend
{
    /// <summary>The minimum width of a legend. Narrower pictures are centered above it.</summary>
    public const int LeastWidth = 224;

    /// <summary>The height of the bar.</summary>
    public const int BarHeight = 12;

    private const int Gap = 8;
    private const int Side = 8;

    /// <summary>Gets the height of the bar and the numbers below it.</summary>
    public static int ScaleHeight => BarHeight + 3 + Lettering.Note.LineHeight;

    /// <summary>Returns the picture with a legend below it.</summary>
    public static Picture Below(Picture picture, OverlayOptions options)
    {
        List<(Lettering Lettering, string Text)> lines = [(Lettering.Title, options.Caption), (Lettering.Note, options.Detail)];
        lines.RemoveAll(line => line.Text.Length == 0);
        var width = Math.Max(picture.Width, LeastWidth);
        var height = picture.Height + Gap + lines.Sum(line => line.Lettering.LineHeight) + (lines.Count > 0 ? Gap / 2 : 0) + ScaleHeight + Gap;

        using var sheet = new Sheet(width, height);
        sheet.Put(picture, (width - picture.Width) / 2, 0);
        var top = picture.Height + Gap;
        foreach (var (lettering, text) in lines)
        {
            sheet.Write(lettering, text, Side, top, width - (2 * Side));
            top += lettering.LineHeight;
        }

        DrawScale(sheet, options.Colormap, Side, top + (lines.Count > 0 ? Gap / 2 : 0), width - (2 * Side));
        return sheet.ToPicture();
    }

    /// <summary>Draws the bar with its numbers.</summary>
    public static void DrawScale(Sheet sheet, Colormap colors, int left, int top, int width)
    {
        sheet.Put(colors.Bar(width, BarHeight), left, top);
        sheet.Write(Lettering.Note, "0", left, top + BarHeight + 3, width);
        sheet.Write(Lettering.Note, "0.5", left, top + BarHeight + 3, width, 0.5f);
        sheet.Write(Lettering.Note, "1", left, top + BarHeight + 3, width, 1);
    }
}
