namespace EffNet.Language.Formatting;

/// <summary>The line ends a file is written with.</summary>
internal static class NewLine
{
    private const string LineFeed = "\n";
    private const string CarriageReturn = "\r";
    private const string Both = "\r\n";

    /// <summary>The one that ends most lines of <paramref name="text"/>; LF where none does, so that the machine has no say.</summary>
    public static string MostFrequent(string text)
    {
        var (feeds, returns, both) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                feeds++;
            else if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                (both, i) = (both + 1, i + 1);
            else if (text[i] == '\r')
                returns++;
        }

        return feeds >= both && feeds >= returns ? LineFeed : both >= returns ? Both : CarriageReturn;
    }

    /// <summary>The lines of a comment, ended by <paramref name="newLine"/>.</summary>
    public static string Unify(string comment, string newLine) =>
        comment.Replace(Both, LineFeed).Replace(CarriageReturn, LineFeed).Replace(LineFeed, newLine);
}
