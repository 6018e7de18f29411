namespace EffNet.Cli.Completion;

/// <summary>The scripts, one per shell, that the tool carries along.</summary>
internal static class CompletionScript
{
    private const string Prefix = "completion.";

    /// <summary>The shells there are scripts for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script for <paramref name="shell"/>. Shells expect LF, which git may have changed where the tool was built.</summary>
    public static string For(string shell)
    {
        using var reader = new StreamReader(typeof(CompletionScript).Assembly.GetManifestResourceStream(Prefix + shell)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
