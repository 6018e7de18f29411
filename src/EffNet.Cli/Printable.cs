using System.Globalization;

namespace EffNet.Cli;

/// <summary>
/// Names of files and classes as they are shown to people. A name may have any character, and files come from others: an escape sequence in one must not reach the terminal, and a line end must not
/// look like another row. CSV and JSON have names as they are.
/// </summary>
internal static class Printable
{
    private const int ControlPictures = 0x2400;
    private const char DeletePicture = '\u2421';
    private const char Replacement = '\uFFFD';

    /// <summary>Returns a text for one line: control characters become their pictures (U+2400 to U+2421), and other characters that move what is written become U+FFFD.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string text) => text.Any(Moves) ? string.Concat(text.Select(Shown)) : text;

    /// <summary>Returns a text of one or several lines: as <see cref="Line"/>, but line feeds and tabs stay.</summary>
    /// <param name="text">The text.</param>
    public static string Lines(string text) => text.Any(Moves) ? string.Concat(text.ReplaceLineEndings("\n").Select(c => c is '\n' or '\t' ? c : Shown(c))) : text;

    private static char Shown(char c) => c switch
    {
        < ' ' => (char)(ControlPictures + c),
        '\u007F' => DeletePicture,
        _ => Moves(c) ? Replacement : c,
    };

    /// <summary>Control characters, separators of lines, and the characters that turn the direction of writing.</summary>
    private static bool Moves(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
