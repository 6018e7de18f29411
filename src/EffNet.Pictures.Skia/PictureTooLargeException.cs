namespace EffNet.Pictures;

/// <summary>
/// The exception that is thrown if a picture exceeds <see cref="PictureLoadOptions.MaximumPixels"/> or <see cref="PictureLoadOptions.MaximumBytes"/>. The picture may be valid. A
/// web service can respond with the HTTP status 413 (Content Too Large).
/// </summary>
public sealed class PictureTooLargeException : PictureException
{
    /// <summary>Initializes a new instance of the class without a message.</summary>
    public PictureTooLargeException()
    {
    }

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="message">A message that names the picture, its size, and the limit.</param>
    public PictureTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the class with the exception that caused it.</summary>
    /// <param name="message">A message that names the picture, its size, and the limit.</param>
    /// <param name="innerException">The cause.</param>
    public PictureTooLargeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
