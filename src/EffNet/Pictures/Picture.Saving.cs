using SkiaSharp;

namespace EffNet;

#pragma warning disable RS0026 // Overloads that have one name differ in their first parameter, which has no default.
/// <content>Writes pictures to files and streams.</content>
public sealed partial class Picture
{
    private const int DefaultQuality = 90;

    /// <summary>Writes a file in the format that its extension names: PNG, JPEG or WebP.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100; PNG is lossless at any.</param>
    /// <exception cref="ArgumentException">The extension is not <c>.png</c>, <c>.jpg</c>, <c>.jpeg</c> or <c>.webp</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is not from 1 to 100.</exception>
    /// <exception cref="IOException">The picture is too large for the format, or the file cannot be written.</exception>
    public void Save(string path, int quality = DefaultQuality)
    {
        using var data = Encode(FormatOf(path), quality);
        using var file = File.Create(path);
        file.Write(data.AsSpan());
    }

    /// <summary>Writes the encoded picture to a stream, which stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="format">The format: PNG, JPEG or WebP.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100; PNG is lossless at any.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> cannot be written, or <paramref name="quality"/> is not from 1 to 100.</exception>
    /// <exception cref="IOException">The picture is too large for the format, or the stream cannot be written.</exception>
    public void Save(Stream stream, PictureFormat format, int quality = DefaultQuality)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var data = Encode(format, quality);
        stream.Write(data.AsSpan());
    }

    /// <summary>Writes a file as <see cref="Save(string, int)"/> does, without blocking a thread while bytes are written. Encoding takes the thread that calls.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100; PNG is lossless at any.</param>
    /// <param name="cancellationToken">Cancels writing, which leaves an incomplete file.</param>
    /// <exception cref="ArgumentException">The extension is not <c>.png</c>, <c>.jpg</c>, <c>.jpeg</c> or <c>.webp</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is not from 1 to 100.</exception>
    /// <exception cref="IOException">The picture is too large for the format, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task SaveAsync(string path, int quality = DefaultQuality, CancellationToken cancellationToken = default)
    {
        var bytes = EncodeToArray(FormatOf(path), quality);
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
            await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the encoded picture to a stream, which stays open, without blocking a thread while bytes are written: this writes the body of a response. Encoding takes the thread that calls.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="format">The format: PNG, JPEG or WebP.</param>
    /// <param name="quality">The quality of JPEG and WebP, from 1 to 100; PNG is lossless at any.</param>
    /// <param name="cancellationToken">Cancels writing.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> cannot be written, or <paramref name="quality"/> is not from 1 to 100.</exception>
    /// <exception cref="IOException">The picture is too large for the format, or the stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task SaveAsync(Stream stream, PictureFormat format, int quality = DefaultQuality, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await stream.WriteAsync(EncodeToArray(format, quality), cancellationToken).ConfigureAwait(false);
    }

    private static PictureFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => PictureFormat.Png,
            ".JPG" or ".JPEG" => PictureFormat.Jpeg,
            ".WEBP" => PictureFormat.Webp,
            _ => throw new ArgumentException($"'{path}' does not end in .png, .jpg, .jpeg or .webp.", nameof(path)),
        };
    }

    private byte[] EncodeToArray(PictureFormat format, int quality)
    {
        using var data = Encode(format, quality);
        return data.ToArray();
    }

    private SKData Encode(PictureFormat format, int quality)
    {
        var encoded = format switch
        {
            PictureFormat.Jpeg => SKEncodedImageFormat.Jpeg,
            PictureFormat.Png => SKEncodedImageFormat.Png,
            PictureFormat.Webp => SKEncodedImageFormat.Webp,
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Pictures are written as JPEG, PNG or WebP."),
        };
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        using var bitmap = ToBitmap();
        return bitmap.Encode(encoded, quality) ?? throw new IOException($"A picture of {Width} x {Height} is too large for {format}.");
    }
}
