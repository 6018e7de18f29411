namespace EffNet.Cli;

/// <summary>Why a file could not be read or written, in words that do not depend on the system.</summary>
internal static class FileProblem
{
    /// <summary>Why <paramref name="path"/> could not be read.</summary>
    public static string OfReading(string path, Exception exception) => exception switch
    {
        _ when Directory.Exists(path) => "This is a directory; name a .effnet file in it.",
        FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
        UnauthorizedAccessException => "This file may not be read; change its permissions.",
        _ => exception.Message,
    };

    /// <summary>Why <paramref name="path"/> could not be written.</summary>
    public static string OfWriting(string path, Exception exception) => exception switch
    {
        _ when Directory.Exists(path) => "This is a directory; name a file in it.",
        DirectoryNotFoundException => "The folder for this file is not there; make it first.",
        UnauthorizedAccessException => "This file may not be written; change its permissions or its folder's.",
        _ => exception.Message,
    };
}
