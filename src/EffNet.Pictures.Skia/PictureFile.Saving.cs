using SkiaSharp;

namespace EffNet.Pictures;

/// <content>Writes pictures to files and streams.</content>
public static partial class PictureFile
{
    private const int DefaultQuality = 90;

    /// <summary>Writes a file in the format of its extension: PNG, JPEG or WebP.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">The file to write. An existing file is replaced.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100. PNG is always lossless.</param>
    /// <exception cref="ArgumentException">The extension is not <c>.png</c>, <c>.jpg</c>, <c>.jpeg</c> or <c>.webp</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is not from 1 to 100.</exception>
    /// <exception cref="IOException">The picture is too large for the format, or the file cannot be written.</exception>
    public static void Save(this Picture picture, string path, int quality = DefaultQuality)
    {
        using var data = Encode(picture, FormatOf(path), quality);
        using var file = File.Create(path);
        file.Write(data.AsSpan());
    }

    /// <summary>Writes the encoded picture to a stream, which stays open.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="format">The format: PNG, JPEG or WebP.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100. PNG is always lossless.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="format"/> cannot be written, or <paramref name="quality"/> is not from 1 to 100.
    /// </exception>
    /// <exception cref="IOException">The picture is too large for the format, or the stream cannot be written.</exception>
    public static void Save(this Picture picture, Stream stream, PictureFormat format, int quality = DefaultQuality)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var data = Encode(picture, format, quality);
        stream.Write(data.AsSpan());
    }

    /// <summary>
    /// Writes a file as <see cref="Save(Picture, string, int)"/> does, without blocking a thread during output. The calling thread encodes the picture.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">The file to write. An existing file is replaced.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100. PNG is always lossless.</param>
    /// <param name="cancellationToken">A token to cancel writing. After cancellation, the file is incomplete.</param>
    /// <exception cref="ArgumentException">The extension is not <c>.png</c>, <c>.jpg</c>, <c>.jpeg</c> or <c>.webp</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is not from 1 to 100.</exception>
    /// <exception cref="IOException">The picture is too large for the format, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static async Task SaveAsync(this Picture picture, string path, int quality = DefaultQuality, CancellationToken cancellationToken = default)
    {
        var bytes = EncodeToArray(picture, FormatOf(path), quality);
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
            await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the encoded picture to a stream, such as the body of a response, without blocking a thread during output. The calling thread encodes the picture.
    /// The stream stays open.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="format">The format: PNG, JPEG or WebP.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100. PNG is always lossless.</param>
    /// <param name="cancellationToken">A token to cancel writing.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="format"/> cannot be written, or <paramref name="quality"/> is not from 1 to 100.
    /// </exception>
    /// <exception cref="IOException">The picture is too large for the format, or the stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static async Task SaveAsync(this Picture picture, Stream stream, PictureFormat format, int quality = DefaultQuality, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await stream.WriteAsync(EncodeToArray(picture, format, quality), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the format for the extension of a path.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException">The extension is not that of a format that can be written.</exception>
    internal static PictureFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => PictureFormat.Png,
            ".JPG" or ".JPEG" => PictureFormat.Jpeg,
            ".WEBP" => PictureFormat.Webp,
            _ => throw new ArgumentException($"The extension of '{path}' is not supported; expected .png, .jpg, .jpeg or .webp.", nameof(path)),
        };
    }

    private static byte[] EncodeToArray(Picture picture, PictureFormat format, int quality)
    {
        using var data = Encode(picture, format, quality);
        return data.ToArray();
    }

    private static SKData Encode(Picture picture, PictureFormat format, int quality)
    {
        var encoded = format switch
        {
            PictureFormat.Jpeg => SKEncodedImageFormat.Jpeg,
            PictureFormat.Png => SKEncodedImageFormat.Png,
            PictureFormat.Webp => SKEncodedImageFormat.Webp,
            _ => throw new ArgumentOutOfRangeException(
                nameof(format),
                format,
                $"The format '{format}' cannot be written; expected {nameof(PictureFormat.Jpeg)}, {nameof(PictureFormat.Png)} or {nameof(PictureFormat.Webp)}."),
        };
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        ArgumentNullException.ThrowIfNull(picture);
        using var bitmap = picture.ToBitmap();
        return bitmap.Encode(encoded, quality)
            ?? throw new IOException($"A picture of {picture.Width} x {picture.Height} is too large for {format}. Resize the picture, or use another format.");
    }
}
