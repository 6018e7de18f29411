using SkiaSharp;
using Fonts = EffNet.Pictures.Fonts;

namespace EffNet.Drawing;

/// <summary>Writes drawings as PNG.</summary>
internal static class PngWriter
{
    private const int BestCompression = 100;

    /// <summary>Returns a drawing as the bytes of a PNG file.</summary>
    public static byte[] Write(Illustration picture)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Size.Width, picture.Size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Scale((float)picture.Scale);
            foreach (var shape in picture.Shapes)
                Draw(canvas, shape);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, BestCompression);
        return data.ToArray();
    }

    /// <summary>Returns the font for <paramref name="text"/>.</summary>
    public static SKFont FontOf(Text text) => Fonts.Create(text.IsStrong, (float)text.Size);

    private static void Draw(SKCanvas canvas, Shape shape)
    {
        switch (shape)
        {
            case Panel panel: DrawPanel(canvas, panel); break;
            case Line line: DrawLine(canvas, line); break;
            case Polygon polygon: DrawPolygon(canvas, polygon); break;
            case Disc disc: DrawDisc(canvas, disc); break;
            case Dots dots: DrawDots(canvas, dots); break;
            case Text text: DrawText(canvas, text); break;
            case Part part: DrawPart(canvas, part); break;
        }
    }

    private static void DrawPanel(SKCanvas canvas, Panel panel)
    {
        var (bounds, radius) = (panel.Bounds, (float)panel.Radius);
        var rectangle = new SKRect((float)bounds.Left, (float)bounds.Top, (float)bounds.Right, (float)bounds.Bottom);
        using var fill = Filling(panel.Fill, panel.Opacity);
        canvas.DrawRoundRect(rectangle, radius, radius, fill);
        if (panel.Stroke is null)
            return;
        using var stroke = Stroking(panel.Stroke, width: 1);
        canvas.DrawRoundRect(rectangle, radius, radius, stroke);
    }

    private static void DrawLine(SKCanvas canvas, Line line)
    {
        using var path = Path(line.Points, close: false);
        using var stroke = Stroking(line.Color, line.Width);
        canvas.DrawPath(path, stroke);
    }

    private static void DrawPolygon(SKCanvas canvas, Polygon polygon)
    {
        using var path = Path(polygon.Corners, close: true);
        using var fill = Filling(polygon.Fill);
        using var stroke = Stroking(polygon.Stroke, width: 1);
        canvas.DrawPath(path, fill);
        canvas.DrawPath(path, stroke);
    }

    private static void DrawDisc(SKCanvas canvas, Disc disc)
    {
        using var fill = Filling(disc.Fill);
        using var stroke = Stroking(disc.Stroke, width: 1);
        canvas.DrawCircle(At(disc.Center), (float)disc.Radius, fill);
        canvas.DrawCircle(At(disc.Center), (float)disc.Radius, stroke);
    }

    private static void DrawDots(SKCanvas canvas, Dots dots)
    {
        using var fill = Filling(dots.Color, dots.Opacity);
        foreach (var center in dots.Centers)
            canvas.DrawCircle(At(center), (float)dots.Radius, fill);
    }

    private static void DrawText(SKCanvas canvas, Text text)
    {
        if (text.Content.Length == 0)
            return;
        using var font = FontOf(text);
        var content = Fonts.Drawable(text.Content, font);
        canvas.Save();
        if (text.IsUpright)
            canvas.RotateDegrees(-90, (float)text.Baseline.X, (float)text.Baseline.Y);
        var left = (float)text.Baseline.X - (Share(text.Anchor) * font.MeasureText(font.Typeface.GetGlyphs(content)));
        using var letters = SKTextBlob.Create(content, font);
        if (text.Halo is not null)
        {
            using var halo = Stroking(text.Halo, width: 3);
            canvas.DrawText(letters, left, (float)text.Baseline.Y, halo);
        }

        using var ink = Filling(text.Color);
        canvas.DrawText(letters, left, (float)text.Baseline.Y, ink);
        canvas.Restore();
    }

    private static void DrawPart(SKCanvas canvas, Part part)
    {
        foreach (var member in part.Members)
            Draw(canvas, member);
    }

    private static float Share(Anchor anchor) => anchor switch
    {
        Anchor.Start => 0,
        Anchor.Middle => 0.5f,
        _ => 1,
    };

    private static SKPath Path(IReadOnlyList<Point> points, bool close)
    {
        var path = new SKPath();
        path.AddPoly([.. points.Select(At)], close);
        return path;
    }

    private static SKPoint At(Point point) => new((float)point.X, (float)point.Y);

    private static SKPaint Filling(string color, double opacity = 1) => new()
    {
        Color = SKColor.Parse(color).WithAlpha((byte)Math.Round(byte.MaxValue * opacity)),
        IsAntialias = true,
    };

    private static SKPaint Stroking(string color, double width) => new()
    {
        Color = SKColor.Parse(color),
        IsAntialias = true,
        IsStroke = true,
        StrokeJoin = SKStrokeJoin.Round,
        StrokeWidth = (float)width,
    };
}
