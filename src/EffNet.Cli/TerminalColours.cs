namespace EffNet.Cli;

/// <summary>Tells whether colours are wanted where nobody says so on the command line.</summary>
internal static class TerminalColours
{
    /// <summary>Whether a stream should show them; see no-color.org for the variable that turns them off.</summary>
    /// <param name="isRedirected">Whether the stream is no terminal.</param>
    /// <param name="noColour">The environment's <c>NO_COLOR</c>.</param>
    /// <param name="terminal">The environment's <c>TERM</c>.</param>
    public static bool AreWanted(bool isRedirected, string? noColour, string? terminal) =>
        !isRedirected && string.IsNullOrEmpty(noColour) && terminal != "dumb";
}
