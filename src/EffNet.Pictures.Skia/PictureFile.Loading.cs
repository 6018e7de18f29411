namespace EffNet.Pictures;

/// <summary>Reads and writes pictures as JPEG, PNG and WebP, and finds such files.</summary>
public static partial class PictureFile
{
    /// <summary>
    /// Reads a JPEG, PNG or WebP file and makes it upright as its EXIF data says. The pixels are those that Pillow's <c>convert("RGB")</c> gives: no color management,
    /// transparency dropped and not blended, unless <see cref="PictureLoadOptions.Background"/> is set.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it, and limits; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <exception cref="PictureTooLargeException">The file exceeds a limit of the options.</exception>
    /// <exception cref="PictureException">The file is not a picture that can be read, is damaged or cut off.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed, or it is a folder.</exception>
    public static Picture Load(string path, PictureLoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= PictureLoadOptions.Default;
        return Decode(EncodedPicture.Read(path, options.MaximumBytes) with { Name = path }, options);
    }

    /// <summary>Reads a picture from a stream, from its position to its end. The stream need not be seekable and stays open.</summary>
    /// <param name="stream">The stream. Where only asynchronous reading is allowed, as from the body of a request in ASP.NET Core, call <see cref="LoadAsync(Stream, PictureLoadOptions?, CancellationToken)"/>.</param>
    /// <param name="options">How to read it, and limits; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <exception cref="PictureTooLargeException">The picture exceeds a limit of the options. No more than <see cref="PictureLoadOptions.MaximumBytes"/> and one block are read.</exception>
    /// <exception cref="PictureException">The stream is not a picture that can be read, is damaged or cut off.</exception>
    public static Picture Load(Stream stream, PictureLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= PictureLoadOptions.Default;
        return Decode(EncodedPicture.Read(stream, options.MaximumBytes), options);
    }

    /// <summary>Reads a picture from memory.</summary>
    /// <param name="file">The encoded picture: the content of a JPEG, PNG or WebP file.</param>
    /// <param name="options">How to read it, and limits; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <exception cref="PictureTooLargeException">The picture exceeds a limit of the options.</exception>
    /// <exception cref="PictureException">The bytes are not a picture that can be read, are damaged or cut off.</exception>
    public static Picture Load(ReadOnlySpan<byte> file, PictureLoadOptions? options = null)
    {
        options ??= PictureLoadOptions.Default;
        EncodedPicture.CheckLength(file.Length, InMemory, options.MaximumBytes);
        return PictureDecoder.Decode(file, InMemory, options);
    }

    /// <summary>Reads a file as <see cref="Load(string, PictureLoadOptions?)"/> does, without blocking a thread while bytes arrive. Decoding then takes the thread that continues.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it, and limits; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels reading. Decoding that has begun is finished.</param>
    /// <exception cref="PictureTooLargeException">The file exceeds a limit of the options.</exception>
    /// <exception cref="PictureException">The file is not a picture that can be read, is damaged or cut off.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed, or it is a folder.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static async Task<Picture> LoadAsync(string path, PictureLoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= PictureLoadOptions.Default;
        var file = await EncodedPicture.ReadAsync(path, options.MaximumBytes, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Decode(file with { Name = path }, options);
    }

    /// <summary>
    /// Reads a picture from a stream, from its position to its end, without blocking a thread while bytes arrive. Decoding then takes the thread that continues. The stream need not be
    /// seekable and stays open: this reads the body of a request.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How to read it, and limits; <see cref="PictureLoadOptions.Default"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels reading. Decoding that has begun is finished.</param>
    /// <exception cref="PictureTooLargeException">The picture exceeds a limit of the options. No more than <see cref="PictureLoadOptions.MaximumBytes"/> and one block are read.</exception>
    /// <exception cref="PictureException">The stream is not a picture that can be read, is damaged or cut off.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
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
