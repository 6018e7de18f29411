using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace EffNet.Pictures;

/// <summary>
/// Decodes pictures with Skia. The pixels are equal to those of <c>Image.open(…).convert("RGB")</c> in Pillow, on which public weights were trained: colors are not managed, and
/// transparency is dropped instead of blended unless a background is set.
/// </summary>
/// <remarks>
/// The class uses only members that SkiaSharp 2.88, 3 and 4 all have, because NuGet selects the highest version that any package of an application requests.
/// </remarks>
internal static class PictureDecoder
{
    /// <summary>The number of bytes that a pixel uses while it is decoded: four in Skia and three in the picture.</summary>
    private const int BytesPerPixel = 4 + 3;

    /// <summary>The number of sizes at which JPEG can be decoded: 1/8, 2/8, … 8/8.</summary>
    private const int Eighths = 8;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="file">The encoded picture.</param>
    /// <param name="name">The name of the picture in messages.</param>
    /// <exception cref="PictureException">The file is not a readable picture.</exception>
    public static PictureInfo Identify(ReadOnlySpan<byte> file, string name)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = Open(data, name);
        return Describe(codec, file);
    }

    /// <summary>Returns the number of bytes that decoding a picture uses.</summary>
    /// <param name="file">The encoded picture.</param>
    /// <param name="name">The name of the picture in messages.</param>
    /// <param name="options">The options for decoding.</param>
    /// <exception cref="PictureException">The file is not a readable picture or has too many pixels.</exception>
    public static long MeasureDecoded(ReadOnlySpan<byte> file, string name, PictureLoadOptions options)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = Open(data, name);
        CheckPixels(codec, name, options);
        var size = SizeOf(codec, options);
        return (long)BytesPerPixel * size.Width * size.Height;
    }

    /// <summary>Decodes a whole file.</summary>
    /// <param name="file">The encoded picture.</param>
    /// <param name="name">The name of the picture in messages.</param>
    /// <param name="options">The options for decoding.</param>
    /// <exception cref="PictureException">The file is not a readable picture or has too many pixels.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file, string name, PictureLoadOptions options)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = Open(data, name);
        CheckPixels(codec, name, options);
        var orientation = options.ApplyOrientation ? Describe(codec, file).Orientation : PictureOrientation.Normal;

        // Without a color space, Skia does not convert colors. Without premultiplication, it keeps the colors of transparent pixels.
        var size = SizeOf(codec, options);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul, null);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
            throw new PictureException($"{name}: not enough memory to decode {size.Width} x {size.Height} pixels.");
        var result = codec.GetPixels(info, bitmap.GetPixels());
        return result == SKCodecResult.Success
            ? ToPicture(bitmap, orientation, codec.Info.IsOpaque ? null : options.Background)
            : throw new PictureException($"{name}: {Reason(result)}.");
    }

    /// <summary>Copies red, green and blue of a bitmap that has four bytes per pixel, and applies the orientation.</summary>
    /// <param name="bitmap">The bitmap: red, green, blue and alpha.</param>
    /// <param name="orientation">The orientation to apply.</param>
    /// <param name="background">
    /// The color to blend with transparent pixels; <see langword="null"/> to drop transparency. The bitmap must not be premultiplied.
    /// </param>
    public static Picture ToPicture(SKBitmap bitmap, PictureOrientation orientation, RgbColor? background = null)
    {
        var (width, height, stride) = (bitmap.Width, bitmap.Height, 4 * bitmap.Width);
        var pixels = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
        var row = ArrayPool<byte>.Shared.Rent(stride);
        try
        {
            for (var y = 0; y < height; y++)
            {
                Marshal.Copy(nint.Add(bitmap.GetPixels(), checked(bitmap.RowBytes * y)), row, 0, stride);
                if (background is { } color)
                    Blend(row.AsSpan(0, stride), color);
                if (orientation == PictureOrientation.Normal)
                    PixelLayout.ToThree(row, pixels.AsSpan(3 * width * y, 3 * width));
                else
                    Scatter(row.AsSpan(0, stride), pixels, PlaceOf(orientation, width, height, y));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(row);
        }

        return orientation >= PictureOrientation.Transpose ? new Picture(height, width, pixels) : new Picture(width, height, pixels);
    }

    private static SKCodec Open(SKData data, string name) => SKCodec.Create(data)
        ?? throw new PictureException($"{name}: {(data.Size == 0 ? "the file is empty" : "not a readable image")}; supported formats are JPEG, PNG and WebP.");

    private static void CheckPixels(SKCodec codec, string name, PictureLoadOptions options)
    {
        if ((long)codec.Info.Width * codec.Info.Height > options.MaximumPixels)
        {
            throw new PictureTooLargeException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: the picture has {codec.Info.Width} x {codec.Info.Height} pixels; expected at most {options.MaximumPixels:N0} in total. "
                + $"For larger pictures, increase {nameof(PictureLoadOptions)}.{nameof(PictureLoadOptions.MaximumPixels)}."));
        }
    }

    private static PictureInfo Describe(SKCodec codec, ReadOnlySpan<byte> file)
    {
        // Skia reads the orientation of JPEG and WebP files, but not of PNG files.
        var origin = codec.EncodedFormat == SKEncodedImageFormat.Png ? PngOrientation.Of(file) : (int)codec.EncodedOrigin;
        var orientation = origin is >= 1 and <= 8 ? (PictureOrientation)origin : PictureOrientation.Normal;
        return new PictureInfo(FormatOf(codec.EncodedFormat), codec.Info.Width, codec.Info.Height, orientation);
    }

    private static PictureFormat FormatOf(SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Jpeg => PictureFormat.Jpeg,
        SKEncodedImageFormat.Png => PictureFormat.Png,
        SKEncodedImageFormat.Webp => PictureFormat.Webp,
        _ => PictureFormat.Other,
    };

    /// <summary>
    /// Returns the size at which a picture is decoded. For a JPEG file with a target size, it is the smallest number of eighths whose shorter side is long enough; otherwise, it is
    /// the full size.
    /// </summary>
    private static SKSizeI SizeOf(SKCodec codec, PictureLoadOptions options)
    {
        var whole = new SKSizeI(codec.Info.Width, codec.Info.Height);
        if (options.TargetShorterSide is not { } side || codec.EncodedFormat != SKEncodedImageFormat.Jpeg)
            return whole;
        for (var eighths = 1; eighths < Eighths; eighths++)
        {
            var size = codec.GetScaledDimensions((float)eighths / Eighths);
            if (Math.Min(size.Width, size.Height) >= side)
                return size;
        }

        return whole;
    }

    private static string Reason(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "the file is truncated; the rest of the picture is missing",
        SKCodecResult.InvalidInput => "the file is truncated or damaged",
        SKCodecResult.ErrorInInput => "the file is damaged",
        _ => $"Skia cannot decode this picture ({result})",
    };

    /// <summary>Returns the position of the first pixel of a stored row in the upright picture, and the step from each pixel to the next.</summary>
    private static (int Start, int Step) PlaceOf(PictureOrientation orientation, int width, int height, int y) => orientation switch
    {
        PictureOrientation.FlipHorizontal => ((y * width) + width - 1, -1),
        PictureOrientation.Rotate180 => (((height - 1 - y) * width) + width - 1, -1),
        PictureOrientation.FlipVertical => ((height - 1 - y) * width, 1),
        PictureOrientation.Transpose => (y, height),
        PictureOrientation.Rotate90 => (height - 1 - y, height),
        PictureOrientation.Transverse => (((width - 1) * height) + height - 1 - y, -height),
        PictureOrientation.Rotate270 => (((width - 1) * height) + y, -height),
        _ => (y * width, 1),
    };

    private static void Blend(Span<byte> rgba, RgbColor background)
    {
        for (var i = 0; i < rgba.Length; i += 4)
        {
            var alpha = rgba[i + 3];
            rgba[i] = Blend(rgba[i], background.Red, alpha);
            rgba[i + 1] = Blend(rgba[i + 1], background.Green, alpha);
            rgba[i + 2] = Blend(rgba[i + 2], background.Blue, alpha);
        }
    }

    /// <summary>Returns the weighted mean of two levels, rounded to the nearest level.</summary>
    private static byte Blend(byte level, byte background, byte alpha) => (byte)(((level * alpha) + (background * (byte.MaxValue - alpha)) + (byte.MaxValue / 2)) / byte.MaxValue);

    private static void Scatter(ReadOnlySpan<byte> rgba, Span<byte> pixels, (int Start, int Step) place)
    {
        for (int from = 0, to = 3 * place.Start; from < rgba.Length; from += 4, to += 3 * place.Step)
        {
            pixels[to] = rgba[from];
            pixels[to + 1] = rgba[from + 1];
            pixels[to + 2] = rgba[from + 2];
        }
    }
}
