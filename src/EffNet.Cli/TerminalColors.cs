namespace EffNet.Cli;

/// <summary>Decides about colors if the command line does not.</summary>
internal static class TerminalColors
{
    /// <summary>Whether a stream should show them; see no-color.org for the variable that turns them off.</summary>
    /// <param name="isRedirected">Whether the stream is not a terminal.</param>
    /// <param name="noColor">The environment's <c>NO_COLOR</c>.</param>
    /// <param name="terminal">The environment's <c>TERM</c>.</param>
    public static bool AreWanted(bool isRedirected, string? noColor, string? terminal) =>
        !isRedirected && string.IsNullOrEmpty(noColor) && terminal != "dumb";
}
