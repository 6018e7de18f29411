namespace EffNet.Pictures;

/// <content>Reads what pictures are without decoding them.</content>
public static partial class PictureFile
{
    private const string InMemory = "The picture";

    /// <summary>Gets the format, size and orientation of a file without decoding it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Of these, only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <exception cref="PictureTooLargeException">The file has too many bytes.</exception>
    /// <exception cref="PictureException">The file is not a picture whose header can be read. What follows the header may still be damaged.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed, or it is a folder.</exception>
    public static PictureInfo Identify(string path, PictureLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Identify(EncodedPicture.Read(path, (options ?? PictureLoadOptions.Default).MaximumBytes) with { Name = path });
    }

    /// <summary>Gets the format, size and orientation of a picture in a stream without decoding it. The stream is read from its position to its end and stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">Of these, only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <exception cref="PictureTooLargeException">The picture has too many bytes.</exception>
    /// <exception cref="PictureException">The stream is not a picture whose header can be read. What follows the header may still be damaged.</exception>
    public static PictureInfo Identify(Stream stream, PictureLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Identify(EncodedPicture.Read(stream, (options ?? PictureLoadOptions.Default).MaximumBytes));
    }

    /// <summary>Gets the format, size and orientation of a picture in memory without decoding it.</summary>
    /// <param name="file">The encoded picture: the content of a JPEG, PNG or WebP file, or so much of it that the header and the EXIF data are there.</param>
    /// <exception cref="PictureException">The bytes are not a picture whose header can be read. What follows the header may still be damaged.</exception>
    public static PictureInfo Identify(ReadOnlySpan<byte> file) => PictureDecoder.Identify(file, InMemory);

    /// <summary>Gets the format, size and orientation of a file without decoding it and without blocking a thread.</summary>
    /// <inheritdoc cref="Identify(string, PictureLoadOptions?)"/>
    /// <param name="path">The file.</param>
    /// <param name="options">Of these, only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static async Task<PictureInfo> IdentifyAsync(string path, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = await EncodedPicture.ReadAsync(path, (options ?? PictureLoadOptions.Default).MaximumBytes, cancellationToken).ConfigureAwait(false);
        return Identify(file with { Name = path });
    }

    /// <summary>
    /// Gets the format, size and orientation of a picture in a stream without decoding it and without blocking a thread. The stream is read from its position to its end and stays open.
    /// </summary>
    /// <inheritdoc cref="Identify(Stream, PictureLoadOptions?)"/>
    /// <param name="stream">The stream.</param>
    /// <param name="options">Of these, only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static async Task<PictureInfo> IdentifyAsync(Stream stream, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Identify(await EncodedPicture.ReadAsync(stream, (options ?? PictureLoadOptions.Default).MaximumBytes, cancellationToken).ConfigureAwait(false));
    }

    private static PictureInfo Identify(EncodedPicture file) => PictureDecoder.Identify(file.Bytes.Span, file.Name);
}
