using EffNet.Pictures;
using SkiaSharp;

namespace EffNet.Explanation;

/// <summary>A white sheet on which pictures and text are drawn.</summary>
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

    /// <summary>Draws a picture, pixel by pixel.</summary>
    public void Put(Picture picture, int left, int top)
    {
        using var bitmap = picture.ToBitmap();
        _canvas.DrawBitmap(bitmap, left, top);
    }

    /// <summary>Draws a picture in the center of a square. If the picture has another size, it is resized to fit.</summary>
    public void PutInto(Picture picture, int left, int top, int side)
    {
        var factor = side / (double)Math.Max(picture.Width, picture.Height);
        var (width, height) = (Math.Max(1, (int)Math.Round(picture.Width * factor)), Math.Max(1, (int)Math.Round(picture.Height * factor)));
        using var bitmap = picture.ToBitmap();
        using var resized = width == picture.Width && height == picture.Height
            ? null
            : bitmap.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), SKFilterQuality.High);
        _canvas.DrawBitmap(resized ?? bitmap, left + ((side - width) / 2), top + ((side - height) / 2));
    }

    /// <summary>Draws a line of text.</summary>
    public void Write(Lettering lettering, string text, int left, int top, int width, float share = 0) => lettering.Draw(_canvas, text, left, top, width, share);

    /// <summary>Returns the sheet as a picture.</summary>
    public Picture ToPicture()
    {
        _canvas.Flush();
        return _bitmap.ToPicture();
    }

    /// <summary>Releases the memory of the sheet.</summary>
    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }
}
