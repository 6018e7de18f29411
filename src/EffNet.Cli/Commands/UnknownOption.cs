namespace EffNet.Cli.Commands;

/// <summary>Words that look like options and stand where something else belongs: the parser takes a misspelled option for an argument.</summary>
internal static class UnknownOption
{
    /// <summary>What to say about <paramref name="word"/>; <see langword="null"/> where it looks like no option.</summary>
    public static string? ProblemOf(string word) => word.StartsWith('-') ? $"There is no option '{word}'; see --help." : null;
}
