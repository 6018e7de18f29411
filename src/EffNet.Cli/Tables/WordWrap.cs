using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>
/// Wraps sentences between words. Spectre is not used, because it breaks words that are longer than a line, such as paths, which then cannot be copied.
/// </summary>
internal static class WordWrap
{
    /// <summary>Returns the lines of <paramref name="text"/>. No line is longer than <paramref name="width"/>, unless it consists of a single longer word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The largest number of columns of a line.</param>
    /// <param name="indent">The number of spaces before each line.</param>
    public static IEnumerable<string> Lines(string text, int width, int indent = 0)
    {
        var (line, length) = (new List<string>(), 0L);
        foreach (var word in text.Split(' '))
        {
            var added = new Segment(word).CellCount();
            if (line.Count > 0 && indent + length + 1 + added > width)
            {
                yield return Join(line, indent);
                line.Clear();
                length = 0;
            }

            length += added + (line.Count > 0 ? 1 : 0);
            line.Add(word);
        }

        yield return Join(line, indent);
    }

    private static string Join(List<string> words, int indent) => new string(' ', indent) + string.Join(' ', words);
}
