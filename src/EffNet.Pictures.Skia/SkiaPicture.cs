using System.Runtime.InteropServices;
using SkiaSharp;

namespace EffNet.Pictures;

/// <summary>Converts between pictures and Skia's bitmaps.</summary>
internal static class SkiaPicture
{
    /// <summary>Returns an opaque copy of a picture as a bitmap.</summary>
    public static SKBitmap ToBitmap(this Picture picture)
    {
        var rgba = new byte[checked(4 * picture.Width * picture.Height)];
        PixelLayout.ToFour(picture.Pixels, rgba);
        var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Marshal.Copy(rgba, 0, bitmap.GetPixels(), rgba.Length);
        return bitmap;
    }

    /// <summary>Returns a bitmap as a picture. Transparency is dropped, not blended.</summary>
    public static Picture ToPicture(this SKBitmap bitmap)
    {
        using var rgba = bitmap.ColorType == SKColorType.Rgba8888 ? null : bitmap.Copy(SKColorType.Rgba8888);
        return PictureDecoder.ToPicture(rgba ?? bitmap, PictureOrientation.Normal);
    }
}
