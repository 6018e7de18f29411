namespace EffNet.Cli.Completion;

/// <summary>The scripts that complete command lines. The tool contains one for each shell.</summary>
internal static class CompletionScript
{
    private const string Prefix = "completion.";

    /// <summary>Gets the shells that have a script.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>
    /// Returns the script for <paramref name="shell"/>. Its line endings are LF, as shells expect, even if Git converted them on the machine that built the tool.
    /// </summary>
    public static string For(string shell)
    {
        using var reader = new StreamReader(typeof(CompletionScript).Assembly.GetManifestResourceStream(Prefix + shell)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
