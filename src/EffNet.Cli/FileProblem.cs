namespace EffNet.Cli;

/// <summary>Why a file could not be read or written, in words that do not depend on the system.</summary>
internal static class FileProblem
{
    /// <summary>Why <paramref name="path"/> could not be read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="expected">What the path should be.</param>
    public static string OfReading(string path, Exception exception, string expected = "a .effnet file") => exception switch
    {
        _ when Directory.Exists(path) => $"This is a directory; specify {expected}.",
        FileNotFoundException or DirectoryNotFoundException => "The file does not exist.",
        UnauthorizedAccessException => "Access to the file is denied; change its permissions.",
        _ => exception.Message,
    };

    /// <summary>Why <paramref name="path"/> could not be written.</summary>
    public static string OfWriting(string path, Exception exception) => exception switch
    {
        _ when Directory.Exists(path) => "This is a directory; specify a file.",
        // The directory is there, but no file can be made in it, as in /proc.
        FileNotFoundException or { InnerException: FileNotFoundException or DirectoryNotFoundException } => "This directory does not take files; specify a file in another directory.",
        DirectoryNotFoundException => "The directory of the file does not exist.",
        UnauthorizedAccessException => "Access to the file is denied; change its permissions or those of its directory.",
        _ => exception.Message,
    };
}
