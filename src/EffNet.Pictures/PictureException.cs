namespace EffNet.Pictures;

/// <summary>
/// The exception that is thrown if a file or stream is not a readable picture: its format is unknown, or it is damaged, truncated or too large. If the file does not exist or
/// cannot be accessed, the exceptions of .NET are thrown instead.
/// </summary>
public class PictureException : Exception
{
    /// <summary>Initializes a new instance of the class without a message.</summary>
    public PictureException()
    {
    }

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="message">A message that names the picture, the problem, and the supported formats.</param>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the class with the exception that caused it.</summary>
    /// <param name="message">A message that names the picture, the problem, and the supported formats.</param>
    /// <param name="innerException">The cause.</param>
    public PictureException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
