namespace EffNet.Cli.Commands;

/// <summary>Formats lists of words in sentences.</summary>
internal static class Words
{
    /// <summary>Returns <c>a, b or c</c> for at least two words.</summary>
    public static string Choice(IEnumerable<string> words)
    {
        var all = words.ToList();
        return $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }
}
