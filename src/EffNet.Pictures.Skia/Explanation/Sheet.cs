using EffNet.Pictures;
using SkiaSharp;

namespace EffNet.Explanation;

/// <summary>White paper that pictures and text are put on.</summary>
internal sealed class Sheet : IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;

    public Sheet(int width, int height)
    {
        _bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
    }

    /// <summary>Puts a picture on it, pixel by pixel.</summary>
    public void Put(Picture picture, int left, int top)
    {
        using var bitmap = picture.ToBitmap();
        _canvas.DrawBitmap(bitmap, left, top);
    }

    /// <summary>Puts a picture into the middle of a square, made smaller or larger as a whole where it has another size.</summary>
    public void PutInto(Picture picture, int left, int top, int side)
    {
        var factor = side / (double)Math.Max(picture.Width, picture.Height);
        var (width, height) = (Math.Max(1, (int)Math.Round(picture.Width * factor)), Math.Max(1, (int)Math.Round(picture.Height * factor)));
        using var bitmap = picture.ToBitmap();
        using var resized = width == picture.Width && height == picture.Height ? null : bitmap.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), SKFilterQuality.High);
        _canvas.DrawBitmap(resized ?? bitmap, left + ((side - width) / 2), top + ((side - height) / 2));
    }

    /// <summary>Writes a line.</summary>
    public void Write(Lettering lettering, string text, int left, int top, int width, float share = 0) => lettering.Draw(_canvas, text, left, top, width, share);

    /// <summary>What is on it.</summary>
    public Picture ToPicture()
    {
        _canvas.Flush();
        return _bitmap.ToPicture();
    }

    /// <summary>Frees its memory.</summary>
    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }
}
