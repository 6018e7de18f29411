namespace EffNet.Pictures;

/// <summary>Reads and writes pictures as JPEG, PNG and WebP, and finds such files.</summary>
public static partial class PictureFile
{
    /// <summary>
    /// Reads a JPEG, PNG or WebP file and applies its EXIF orientation. The pixels are equal to those of Pillow's <c>convert("RGB")</c>: colors are not managed, and
    /// transparency is dropped instead of blended unless <see cref="PictureLoadOptions.Background"/> is set.
    /// </summary>
    /// <param name="path">The file to read.</param>
    /// <param name="options">The options and limits. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.</param>
    /// <exception cref="PictureTooLargeException">The file exceeds a limit of the options.</exception>
    /// <exception cref="PictureException">The file is not a readable picture, or it is damaged or truncated.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied, or the path is a folder.</exception>
    public static Picture Load(string path, PictureLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= PictureLoadOptions.Default;
        return Decode(EncodedPicture.Read(path, options.MaximumBytes) with { Name = path }, options);
    }

    /// <summary>Reads a picture from a stream, from its position to its end. The stream does not need to be seekable and stays open.</summary>
    /// <param name="stream">
    /// The stream to read. If it allows only asynchronous reading, such as the body of a request in ASP.NET Core, call
    /// <see cref="LoadAsync(Stream, PictureLoadOptions?, CancellationToken)"/>.
    /// </param>
    /// <param name="options">The options and limits. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.</param>
    /// <exception cref="PictureTooLargeException">
    /// The picture exceeds a limit of the options. At most <see cref="PictureLoadOptions.MaximumBytes"/> and one block are read.
    /// </exception>
    /// <exception cref="PictureException">The stream is not a readable picture, or it is damaged or truncated.</exception>
    public static Picture Load(Stream stream, PictureLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= PictureLoadOptions.Default;
        return Decode(EncodedPicture.Read(stream, options.MaximumBytes), options);
    }

    /// <summary>Reads a picture from memory.</summary>
    /// <param name="file">The encoded picture: the content of a JPEG, PNG or WebP file.</param>
    /// <param name="options">The options and limits. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.</param>
    /// <exception cref="PictureTooLargeException">The picture exceeds a limit of the options.</exception>
    /// <exception cref="PictureException">The bytes are not a readable picture, or they are damaged or truncated.</exception>
    public static Picture Load(ReadOnlySpan<byte> file, PictureLoadOptions? options = null)
    {
        options ??= PictureLoadOptions.Default;
        EncodedPicture.CheckLength(file.Length, InMemory, options.MaximumBytes);
        return PictureDecoder.Decode(file, InMemory, options);
    }

    /// <summary>
    /// Reads a file as <see cref="Load(string, PictureLoadOptions?)"/> does, without blocking a thread during input. The picture is then decoded on the thread
    /// that runs the continuation.
    /// </summary>
    /// <param name="path">The file to read.</param>
    /// <param name="options">The options and limits. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.</param>
    /// <param name="cancellationToken">A token to cancel reading. Decoding that has begun is completed.</param>
    /// <exception cref="PictureTooLargeException">The file exceeds a limit of the options.</exception>
    /// <exception cref="PictureException">The file is not a readable picture, or it is damaged or truncated.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied, or the path is a folder.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static async Task<Picture> LoadAsync(string path, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= PictureLoadOptions.Default;
        var file = await EncodedPicture.ReadAsync(path, options.MaximumBytes, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Decode(file with { Name = path }, options);
    }

    /// <summary>
    /// Reads a picture from a stream, such as the body of a request, from its position to its end, without blocking a thread during input. The picture is then
    /// decoded on the thread that runs the continuation. The stream does not need to be seekable and stays open.
    /// </summary>
    /// <param name="stream">The stream to read.</param>
    /// <param name="options">The options and limits. If <see langword="null"/>, <see cref="PictureLoadOptions.Default"/> is used.</param>
    /// <param name="cancellationToken">A token to cancel reading. Decoding that has begun is completed.</param>
    /// <exception cref="PictureTooLargeException">
    /// The picture exceeds a limit of the options. At most <see cref="PictureLoadOptions.MaximumBytes"/> and one block are read.
    /// </exception>
    /// <exception cref="PictureException">The stream is not a readable picture, or it is damaged or truncated.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static async Task<Picture> LoadAsync(Stream stream, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= PictureLoadOptions.Default;
        var file = await EncodedPicture.ReadAsync(stream, options.MaximumBytes, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Decode(file, options);
    }

    private static Picture Decode(EncodedPicture file, PictureLoadOptions options) => PictureDecoder.Decode(file.Bytes.Span, file.Name, options);
}
