using System.Globalization;

namespace EffNet.Cli;

/// <summary>
/// Makes names of files and classes safe to display. Names may contain any character, and files may be malicious. Escape sequences must not reach the terminal,
/// and line endings must not look like another row. CSV and JSON contain the names unchanged.
/// </summary>
internal static class Printable
{
    private const int ControlPictures = 0x2400;
    private const char DeletePicture = '\u2421';
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Returns a text for one line. Control characters become their symbols (U+2400 to U+2421), and other characters that affect the layout become U+FFFD.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Line(string text) => text.Any(Moves) ? string.Concat(text.Select(Shown)) : text;

    /// <summary>Returns a text of one or several lines. Characters are replaced as by <see cref="Line"/>, except line feeds and tabs.</summary>
    /// <param name="text">The text.</param>
    public static string Lines(string text) => text.Any(Moves) ? string.Concat(text.ReplaceLineEndings("\n").Select(c => c is '\n' or '\t' ? c : Shown(c))) : text;

    private static char Shown(char c) => c switch
    {
        < ' ' => (char)(ControlPictures + c),
        '\u007F' => DeletePicture,
        _ => Moves(c) ? Replacement : c,
    };

    /// <summary>Returns <see langword="true"/> for control characters, line separators and characters that change the direction of text.</summary>
    private static bool Moves(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
