using System.Text.RegularExpressions;
using EffNet.Cli.Tables;

namespace EffNet.Cli.Commands;

/// <summary>Fits the details of a command's help into a terminal.</summary>
internal static partial class HelpText
{
    /// <summary>
    /// Returns the lines of <paramref name="text"/>, wrapped between words. The text after a term, such as an exit code, continues in the same column on the next
    /// line. Examples are not wrapped, because users copy them.
    /// </summary>
    /// <param name="text">The text, with LF between lines.</param>
    /// <param name="width">The number of columns of a line.</param>
    public static IEnumerable<string> Fit(string text, int width) => text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => FitLine(line, width));

    private static IEnumerable<string> FitLine(string line, int width)
    {
        var term = Term.Match(line).Value;
        if (line.Length <= width || Example.IsMatch(line))
            return [line];
        var lines = WordWrap.Lines(line[term.Length..], width, term.Length).ToList();
        return [term + lines[0][term.Length..], .. lines[1..]];
    }

    /// <summary>Gets the pattern of the indentation and a term that two or more spaces separate from its text.</summary>
    [GeneratedRegex("^ *(?:[^ ]+(?: [^ ]+)*? {2,})?")]
    private static partial Regex Term { get; }

    [GeneratedRegex(@"^  (?:git .* \| )?effnet ")]
    private static partial Regex Example { get; }
}
