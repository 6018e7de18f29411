namespace EffNet.Cli;

/// <summary>Decides whether a stream shows colors if the command line does not specify it.</summary>
internal static class TerminalColors
{
    /// <summary>
    /// Returns <see langword="true"/> if a stream should show colors; otherwise, <see langword="false"/>. See no-color.org for the variable <c>NO_COLOR</c>.
    /// </summary>
    /// <param name="isRedirected"><see langword="true"/> if the stream is not a terminal.</param>
    /// <param name="noColor">The environment variable <c>NO_COLOR</c>.</param>
    /// <param name="terminal">The environment variable <c>TERM</c>.</param>
    public static bool AreWanted(bool isRedirected, string? noColor, string? terminal) =>
        !isRedirected && string.IsNullOrEmpty(noColor) && terminal != "dumb";
}
