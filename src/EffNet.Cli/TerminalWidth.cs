namespace EffNet.Cli;

/// <summary>Measures the terminal of a stream.</summary>
internal static class TerminalWidth
{
    /// <summary>The smallest width of the text layout, in columns. Narrower terminals have no space for the words of help and tables.</summary>
    private const int Minimum = 40;

    /// <summary>Returns the number of columns of a line; <see langword="null"/> if there is no limit or it is unknown.</summary>
    /// <param name="isRedirected"><see langword="true"/> if the stream goes to a file or another program.</param>
    /// <param name="windowWidth">A function that returns the width of the window. If the terminal has no width, it may return 0 or throw an exception.</param>
    public static int? Of(bool isRedirected, Func<int> windowWidth)
    {
        if (isRedirected)
            return null;
        try
        {
            return windowWidth() is > 0 and var width ? Math.Max(width, Minimum) : null;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
