using SkiaSharp;

namespace QuickStart;

/// <summary>Gets a picture to look at.</summary>
internal static class Picture
{
    /// <summary>Decodes a file; <see langword="null"/> where there is none, or it is no picture.</summary>
    public static SKBitmap? Load(string path) => File.Exists(path) ? SKBitmap.Decode(path) : null;

    /// <summary>Draws a landscape: enough of edges, colours and gradients for a network to chew on.</summary>
    public static SKBitmap Draw()
    {
        var bitmap = new SKBitmap(640, 480);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true };

        paint.Shader = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, 480), [new SKColor(80, 140, 220), new SKColor(235, 225, 200)], SKShaderTileMode.Clamp);
        canvas.DrawRect(0, 0, 640, 480, paint);
        paint.Shader = null;

        paint.Color = new SKColor(255, 220, 90);
        canvas.DrawCircle(500, 110, 50, paint);

        paint.Color = new SKColor(90, 130, 70);
        using var hills = SKPath.ParseSvgPathData("M0 340 Q160 240 320 330 T640 310 L640 480 L0 480 Z");
        canvas.DrawPath(hills, paint);

        paint.Color = new SKColor(180, 80, 60);
        canvas.DrawRect(180, 280, 140, 100, paint);
        paint.Color = new SKColor(90, 50, 40);
        using var roof = SKPath.ParseSvgPathData("M165 285 L250 215 L335 285 Z");
        canvas.DrawPath(roof, paint);
        return bitmap;
    }
}
