using SkiaSharp;

namespace EffNet;

/// <summary>
/// Reads files with Skia so that the pixels are those of <c>Image.open(…).convert("RGB")</c> in Pillow: without colour management, and with transparency dropped
/// rather than blended, because that is what public weights were trained on.
/// </summary>
internal static class PictureDecoder
{
    /// <summary>Decodes a whole file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="applyOrientation">Whether to turn it as its EXIF data says.</param>
    /// <exception cref="PictureException">It is no picture that can be read.</exception>
    public static Picture Decode(byte[] file, string name, bool applyOrientation)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data)
            ?? throw new PictureException($"{name}: {(file.Length == 0 ? "the file is empty" : "this is no picture that can be read")}. JPEG, PNG and WebP can be.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > Picture.MaximumPixels)
            throw new PictureException($"{name}: {width} x {height} is more than {Picture.MaximumPixels:N0} pixels, which would fill memory. Make the picture smaller first.");

        // Without a colour space Skia converts no colours, and unpremultiplied it leaves them what they are below transparency.
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul, null);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
            throw new PictureException($"{name}: there is no memory for {width} x {height} pixels.");
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
            throw new PictureException($"{name}: {Reason(result)}.");
        return Turn(bitmap.GetPixelSpan(), width, height, applyOrientation ? OriginOf(codec, file) : SKEncodedOrigin.TopLeft);
    }

    /// <summary>Skia reads the orientation of JPEG and WebP, and not of PNG.</summary>
    private static SKEncodedOrigin OriginOf(SKCodec codec, byte[] file) =>
        codec.EncodedFormat == SKEncodedImageFormat.Png ? PngOrientation.Of(file) : codec.EncodedOrigin;

    private static string Reason(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "the file is cut off; the rest of the picture is missing",
        SKCodecResult.ErrorInInput => "the file is damaged",
        _ => $"Skia cannot decode this picture ({result})",
    };

    /// <summary>Drops alpha, and puts every pixel where EXIF wants it: walking the result row by row is walking the file from some corner in some two directions.</summary>
    private static Picture Turn(ReadOnlySpan<byte> rgba, int width, int height, SKEncodedOrigin origin)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
        if (origin <= SKEncodedOrigin.TopLeft)
        {
            PixelLayout.ToThree(rgba, pixels);
            return new Picture(width, height, pixels);
        }

        var (right, down, last) = (1, width, (width * height) - 1);
        var (start, across, along) = origin switch
        {
            SKEncodedOrigin.TopRight => (width - 1, -right, down),
            SKEncodedOrigin.BottomRight => (last, -right, -down),
            SKEncodedOrigin.BottomLeft => (last - (width - 1), right, -down),
            SKEncodedOrigin.LeftTop => (0, down, right),
            SKEncodedOrigin.RightTop => (last - (width - 1), -down, right),
            SKEncodedOrigin.RightBottom => (last, -down, -right),
            _ => (width - 1, down, -right),
        };
        var (newWidth, newHeight) = origin >= SKEncodedOrigin.LeftTop ? (height, width) : (width, height);
        var to = 0;
        for (var y = 0; y < newHeight; y++)
        {
            var from = start + (y * along);
            for (var x = 0; x < newWidth; x++, from += across, to += 3)
            {
                pixels[to] = rgba[4 * from];
                pixels[to + 1] = rgba[(4 * from) + 1];
                pixels[to + 2] = rgba[(4 * from) + 2];
            }
        }

        return new Picture(newWidth, newHeight, pixels);
    }
}
