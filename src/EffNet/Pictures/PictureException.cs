namespace EffNet;

/// <summary>A file or stream is no picture that can be read: unknown, damaged, cut off, or too large. Where there is no file at all, .NET's own exceptions say so.</summary>
public sealed class PictureException : Exception
{
    /// <summary>Makes one without saying what is wrong.</summary>
    public PictureException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">Which picture, what is wrong with it, and what can be read instead.</param>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one that another exception caused.</summary>
    /// <param name="message">Which picture, what is wrong with it, and what can be read instead.</param>
    /// <param name="innerException">The cause.</param>
    public PictureException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
