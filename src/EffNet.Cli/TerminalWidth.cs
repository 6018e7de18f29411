namespace EffNet.Cli;

/// <summary>The width of the terminal that a stream writes to.</summary>
internal static class TerminalWidth
{
    /// <summary>The least number of columns that text is laid out for: in fewer, help and tables have no room for a word.</summary>
    private const int Minimum = 40;

    /// <summary>Returns the columns of a line; <see langword="null"/> if there is no limit, or none is known.</summary>
    /// <param name="isRedirected">Whether the stream goes to a file or another program.</param>
    /// <param name="windowWidth">Returns the width of the window; it may be 0, or throw, if the stream's terminal has none.</param>
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
