namespace EffNet.Pictures;

/// <summary>A file or stream is not a picture that can be read: its format is unknown, it is damaged, cut off or too large. If there is no file at all, .NET's own exceptions say so.</summary>
public class PictureException : Exception
{
    /// <summary>Initializes a new instance of the class without a message.</summary>
    public PictureException()
    {
    }

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="message">Which picture, what is wrong with it, and what can be read instead.</param>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the class with the exception that caused it.</summary>
    /// <param name="message">Which picture, what is wrong with it, and what can be read instead.</param>
    /// <param name="innerException">The cause.</param>
    public PictureException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
