using System.Collections.Immutable;
using System.Text;

namespace EffNet.Language.Formatting;

/// <summary>Writes aligned lines as text.</summary>
internal static class LineWriter
{
    /// <summary>Returns the text of <paramref name="lines"/>, each followed by <paramref name="newLine"/>.</summary>
    public static string Write(ImmutableArray<FormattedLine> lines, string newLine)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.FollowsBlank)
                text.Append(newLine);
            text.Append(' ', line.Depth * Spacing.Indentation);
            for (var i = 0; i < line.Pieces.Length; i++)
                text.Append(' ', line.GapBefore(i)).Append(line.Pieces[i].Text);
            text.Append(newLine);
        }

        return text.ToString();
    }
}
