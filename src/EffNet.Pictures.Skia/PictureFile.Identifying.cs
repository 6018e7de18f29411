namespace EffNet.Pictures;

/// <content>Reads the properties of pictures without decoding them.</content>
public static partial class PictureFile
{
    private const string InMemory = "The picture";

    /// <summary>Gets the format, size and orientation of a file without decoding it.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="options">
    /// The options. Only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.
    /// </param>
    /// <exception cref="PictureTooLargeException">The file has too many bytes.</exception>
    /// <exception cref="PictureException">The file is not a picture with a readable header. The data after the header may still be damaged.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied, or the path is a folder.</exception>
    public static PictureInfo Identify(string path, PictureLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Identify(EncodedPicture.Read(path, (options ?? PictureLoadOptions.Default).MaximumBytes) with { Name = path });
    }

    /// <summary>
    /// Gets the format, size and orientation of a picture in a stream without decoding it. The stream is read from its position to its end and stays open.
    /// </summary>
    /// <param name="stream">The stream to read.</param>
    /// <param name="options">
    /// The options. Only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.
    /// </param>
    /// <exception cref="PictureTooLargeException">The picture has too many bytes.</exception>
    /// <exception cref="PictureException">The stream is not a picture with a readable header. The data after the header may still be damaged.</exception>
    public static PictureInfo Identify(Stream stream, PictureLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Identify(EncodedPicture.Read(stream, (options ?? PictureLoadOptions.Default).MaximumBytes));
    }

    /// <summary>Gets the format, size and orientation of a picture in memory without decoding it.</summary>
    /// <param name="file">The encoded picture: the content of a JPEG, PNG or WebP file, or its beginning with the header and the EXIF data.</param>
    /// <exception cref="PictureException">The bytes are not a picture with a readable header. The data after the header may still be damaged.</exception>
    public static PictureInfo Identify(ReadOnlySpan<byte> file) => PictureDecoder.Identify(file, InMemory);

    /// <summary>Gets the format, size and orientation of a file without decoding it and without blocking a thread.</summary>
    /// <inheritdoc cref="Identify(string, PictureLoadOptions?)"/>
    /// <param name="path">The file to read.</param>
    /// <param name="options">
    /// The options. Only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.
    /// </param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static async Task<PictureInfo> IdentifyAsync(string path, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = await EncodedPicture.ReadAsync(path, (options ?? PictureLoadOptions.Default).MaximumBytes, cancellationToken).ConfigureAwait(false);
        return Identify(file with { Name = path });
    }

    /// <summary>
    /// Gets the format, size and orientation of a picture in a stream without decoding it and without blocking a thread. The stream is read from its position
    /// to its end and stays open.
    /// </summary>
    /// <inheritdoc cref="Identify(Stream, PictureLoadOptions?)"/>
    /// <param name="stream">The stream to read.</param>
    /// <param name="options">
    /// The options. Only <see cref="PictureLoadOptions.MaximumBytes"/> has an effect. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.
    /// </param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static async Task<PictureInfo> IdentifyAsync(Stream stream, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Identify(await EncodedPicture.ReadAsync(stream, (options ?? PictureLoadOptions.Default).MaximumBytes, cancellationToken).ConfigureAwait(false));
    }

    private static PictureInfo Identify(EncodedPicture file) => PictureDecoder.Identify(file.Bytes.Span, file.Name);
}
