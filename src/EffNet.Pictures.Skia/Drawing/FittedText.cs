using System.Text;

namespace EffNet.Drawing;

/// <summary>Fits text into a limited space.</summary>
internal static class FittedText
{
    /// <summary>
    /// Returns <paramref name="text"/> on one line. Control characters, which XML does not allow, become spaces, and unpaired surrogates become U+FFFD.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFFFE or 0xFFFF ? " " : rune.ToString());
        return line.ToString();
    }

    /// <summary>Returns <paramref name="text"/>. If it is wider than <paramref name="width"/>, its end is replaced with an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The font size.</param>
    /// <param name="width">The available width.</param>
    public static string Shorten(string text, double size, double width)
    {
        if (TextWidth.Of(text, size) <= width)
            return text;
        var length = text.Length;
        while (length > 0 && (char.IsHighSurrogate(text[length - 1]) || TextWidth.Of($"{text[..length]}…", size) > width))
            length--;
        return $"{text[..length]}…";
    }

    /// <summary>Returns the lines of <paramref name="text"/>, wrapped between words. A line that is too wide is shortened and ends with an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The font size.</param>
    /// <param name="width">The available width of a line.</param>
    /// <param name="most">The largest number of lines.</param>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int most)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            var extended = lines is [.., var last] ? $"{last} {word}" : word;
            if (lines.Count > 0 && (lines.Count == most || TextWidth.Of(extended, size) <= width))
                lines[^1] = extended;
            else
                lines.Add(word);
        }

        return [.. lines.Select(line => Shorten(line, size, width))];
    }
}
