namespace EffNet.Language.Text;

/// <summary>Determines the line ends of a file.</summary>
internal static class NewLine
{
    private const string LineFeed = "\n";
    private const string CarriageReturn = "\r";
    private const string Both = "\r\n";

    /// <summary>
    /// Returns the most frequent line end of <paramref name="text"/>. A text without line ends gets LF, so that the result does not depend on the machine.
    /// </summary>
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

    /// <summary>Returns the lines of a comment, each followed by <paramref name="newLine"/>.</summary>
    public static string Unify(string comment, string newLine) =>
        comment.Replace(Both, LineFeed).Replace(CarriageReturn, LineFeed).Replace(LineFeed, newLine);
}
