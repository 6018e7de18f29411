using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>Removes spaces at the ends of rendered lines. Spectre writes them after a cell that has fewer lines than its row.</summary>
internal static class LineEnds
{
    /// <summary>Returns <paramref name="segments"/> without spaces at the ends of lines.</summary>
    public static IEnumerable<Segment> Trim(IEnumerable<Segment> segments)
    {
        var blanks = new List<Segment>();
        foreach (var segment in segments)
        {
            if (segment.IsLineBreak)
            {
                blanks.Clear();
                yield return segment;
                continue;
            }

            var text = segment.IsControlCode ? segment.Text : segment.Text.TrimEnd(' ');
            if (text.Length > 0)
            {
                foreach (var blank in blanks)
                    yield return blank;
                blanks.Clear();
                yield return text.Length == segment.Text.Length ? segment : new Segment(text, segment.Style);
            }

            if (text.Length < segment.Text.Length)
                blanks.Add(new Segment(segment.Text[text.Length..], segment.Style));
        }
    }
}
