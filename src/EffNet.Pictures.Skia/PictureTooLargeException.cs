namespace EffNet.Pictures;

/// <summary>A picture exceeds <see cref="PictureLoadOptions.MaximumPixels"/> or <see cref="PictureLoadOptions.MaximumBytes"/>. It may be sound; a web service answers with status 413.</summary>
public sealed class PictureTooLargeException : PictureException
{
    /// <summary>Initializes a new instance of the class without a message.</summary>
    public PictureTooLargeException()
    {
    }

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="message">Which picture, its size, and the limit.</param>
    public PictureTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the class with the exception that caused it.</summary>
    /// <param name="message">Which picture, its size, and the limit.</param>
    /// <param name="innerException">The cause.</param>
    public PictureTooLargeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
