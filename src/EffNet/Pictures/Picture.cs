using System.Runtime.InteropServices;
using SkiaSharp;

namespace EffNet;

/// <summary>A picture in memory: red, green and blue of every pixel, eight bits each, rows from the top.</summary>
public sealed class Picture
{
    /// <summary>
    /// The most pixels a file may have: beyond 178,956,970, Pillow refuses too. A file of a few kilobytes can name sizes that would fill the memory of any machine.
    /// </summary>
    public const long MaximumPixels = 178_956_970;

    private readonly byte[] _pixels;

    /// <summary>Makes a picture of pixels, which it keeps.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="pixels">Red, green and blue of every pixel, rows from the top without gaps: 3 * width * height bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer bytes.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
            throw new ArgumentException($"A picture of {width} x {height} has {3L * width * height} bytes of red, green and blue; these are {pixels.LongLength}.", nameof(pixels));
        (Width, Height, _pixels) = (width, height, pixels);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of every pixel, rows from the top.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>
    /// Reads a JPEG, PNG or WebP file, and turns it upright as its EXIF data says. The pixels are those that Pillow's <c>convert("RGB")</c> gives: no colour management,
    /// transparency dropped and not blended.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PictureException">It is no picture, damaged, cut off, or has more than <see cref="MaximumPixels"/> pixels.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading it is not allowed, or it is a folder.</exception>
    public static Picture Load(string path) => Load(path, applyOrientation: true);

    /// <summary>Reads a file as <see cref="Load(string)"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="applyOrientation">
    /// Whether to turn it upright as its EXIF data says. torchvision's evaluation does not, nor do others: <see langword="false"/> to repeat published figures.
    /// </param>
    /// <exception cref="PictureException">It is no picture, damaged, cut off, or has more than <see cref="MaximumPixels"/> pixels.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading it is not allowed, or it is a folder.</exception>
    public static Picture Load(string path, bool applyOrientation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new UnauthorizedAccessException($"{path}: this is a folder, and no picture; {nameof(PictureFiles)}.{nameof(PictureFiles.In)} lists those in it.");
        return PictureDecoder.Decode(File.ReadAllBytes(path), path, applyOrientation);
    }

    /// <summary>Reads a picture as <see cref="Load(string)"/> does, from where a stream stands to its end.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <exception cref="PictureException">It is no picture, damaged, cut off, or has more than <see cref="MaximumPixels"/> pixels.</exception>
    public static Picture Load(Stream stream) => Load(stream, applyOrientation: true);

    /// <summary>Reads a picture as <see cref="Load(string)"/> does, from where a stream stands to its end.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="applyOrientation">Whether to turn it upright as its EXIF data says.</param>
    /// <exception cref="PictureException">It is no picture, damaged, cut off, or has more than <see cref="MaximumPixels"/> pixels.</exception>
    public static Picture Load(Stream stream, bool applyOrientation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var file = new MemoryStream();
        stream.CopyTo(file);
        return PictureDecoder.Decode(file.ToArray(), stream is FileStream { Name: var name } ? name : "The stream", applyOrientation);
    }

    /// <summary>Writes a file in the format that its ending names: PNG, JPEG (quality 90) or WebP (quality 90).</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="ArgumentException">The ending is none of <c>.png</c>, <c>.jpg</c>, <c>.jpeg</c>, <c>.webp</c>.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var format = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => SKEncodedImageFormat.Png,
            ".JPG" or ".JPEG" => SKEncodedImageFormat.Jpeg,
            ".WEBP" => SKEncodedImageFormat.Webp,
            _ => throw new ArgumentException($"'{path}' does not end in .png, .jpg, .jpeg or .webp.", nameof(path)),
        };
        using var bitmap = ToBitmap();
        using var data = bitmap.Encode(format, 90) ?? throw new IOException($"{path}: a picture of {Width} x {Height} is too large for this format.");
        using var file = File.Create(path);
        data.SaveTo(file);
    }

    /// <summary>A copy for Skia, opaque.</summary>
    internal SKBitmap ToBitmap()
    {
        var rgba = new byte[checked(4 * Width * Height)];
        PixelLayout.ToFour(_pixels, rgba);
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Marshal.Copy(rgba, 0, bitmap.GetPixels(), rgba.Length);
        return bitmap;
    }

    /// <summary>A picture of what Skia drew; transparency is dropped, not blended.</summary>
    internal static Picture FromBitmap(SKBitmap bitmap)
    {
        using var rgba = bitmap.ColorType == SKColorType.Rgba8888 && bitmap.RowBytes == 4 * bitmap.Width ? null : bitmap.Copy(SKColorType.Rgba8888);
        var source = (rgba ?? bitmap).GetPixelSpan();
        var pixels = new byte[checked(3 * bitmap.Width * bitmap.Height)];
        PixelLayout.ToThree(source, pixels);
        return new Picture(bitmap.Width, bitmap.Height, pixels);
    }
}
