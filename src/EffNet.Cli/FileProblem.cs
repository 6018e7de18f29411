namespace EffNet.Cli;

/// <summary>Explains why a file could not be read or written. Common reasons have the same words on all operating systems.</summary>
internal static class FileProblem
{
    /// <summary>Returns the reason why <paramref name="path"/> could not be read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="exception">The exception that was thrown.</param>
    /// <param name="expected">The kind of file that was expected.</param>
    public static string OfReading(string path, Exception exception, string expected = "a .effnet file") => exception switch
    {
        _ when Directory.Exists(path) => $"This is a directory; specify {expected}.",
        FileNotFoundException or DirectoryNotFoundException => "The file does not exist.",
        UnauthorizedAccessException => "Access to the file is denied; change its permissions.",
        _ => exception.Message,
    };

    /// <summary>Returns the reason why <paramref name="path"/> could not be written.</summary>
    public static string OfWriting(string path, Exception exception) => exception switch
    {
        _ when Directory.Exists(path) => "This is a directory; specify a file.",
        // The directory exists, but files cannot be created in it, as in /proc.
        FileNotFoundException or { InnerException: FileNotFoundException or DirectoryNotFoundException } =>
            "Files cannot be created in this directory; specify a file in another directory.",
        DirectoryNotFoundException => "The directory of the file does not exist.",
        UnauthorizedAccessException => "Access to the file is denied; change the permissions of the file or its directory.",
        _ => exception.Message,
    };
}
