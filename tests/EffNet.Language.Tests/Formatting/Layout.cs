using System.Text;
using EffNet.Fuzz.Inputs;
using EffNet.Language.Syntax;

namespace EffNet.Language.Tests.Formatting;

/// <summary>The tokens and comments of a file. Writes the file again with other white space between them.</summary>
internal sealed class Layout
{
    private static readonly string[] s_spaces = ["", "", " ", "  ", "\t", " \t  ", "\u00A0", "       "];

    private static readonly string[] s_anything =
    [
        "", " ", "\t", "   ", "\n", "\n    ", "\r\n", "\r", "\n\n\n", "\u2028", " \n \n", " // a comment\n", "\n// on its own\n", "\n\n//\t\n\n", "/* short */",
        " /* spaced */ ", "/* over\n  lines */", "\n/* on its own */\n", " // effnet: ignore EFN3010, as published\n", "\n// effnet: ignore EFN3010 EFN2005\n",
        "/* effnet: ignore EFN4001 */", "/* effnet: nothing */",
    ];

    private readonly string _text;
    private readonly List<(int Start, int End, bool IsLineComment)> _pieces;

    private Layout(string text)
    {
        _text = text;
        var tokens = Lexer.Lex(text);
        var comments = tokens.SelectMany(t => t.LeadingTrivia).Where(t => t.IsComment);
        _pieces =
        [
            .. tokens.Where(t => t.Kind != SyntaxKind.EndOfFile).Select(t => (t.Span.Start, t.Span.End, false))
                .Concat(comments.Select(c => (c.Span.Start, c.Span.End, c.Kind == SyntaxTriviaKind.LineComment)))
                .Order(),
        ];
    }

    /// <summary>Returns the tokens and comments of <paramref name="text"/> in order. Line ends and the white space before them are not part of a comment.</summary>
    public static IEnumerable<string> Contents(string text) => new Layout(text)._pieces
        .Select(p => text[p.Start..p.End].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'))
        .Select(piece => piece.TrimEnd());

    /// <summary>Returns the same lines with other spaces: indentation, alignment, spaces at the ends of lines, and several blank lines instead of one.</summary>
    public static string WithOtherSpaces(string text, Dice dice) => new Layout(text).Join((before, gap, after) => string.Join('\n', gap.Count(c => c == '\n') switch
    {
        0 => [Spaces(before, after, dice)],
        1 => [dice.Pick(s_spaces), dice.Pick(s_spaces)],
        _ => Enumerable.Range(0, dice.Between(3, 6)).Select(_ => dice.Pick(s_spaces)),
    }));

    /// <summary>Returns the file on one line, except that a line comment still ends its line.</summary>
    public static string OnOneLine(string text) => new Layout(text).Join((_, gap, _) => gap.Length == 0 ? "" : " ");

    /// <summary>Returns the file with other spaces, line ends and comments between tokens, on average at one of every <paramref name="places"/> gaps.</summary>
    public static string WithAnything(string text, int places, Dice dice) => new Layout(text).Join((before, gap, after) =>
        !dice.OneIn(places) ? gap : dice.Pick(s_anything) is { Length: > 0 } anything ? anything : Spaces(before, after, dice));

    private static string Spaces(char before, char after, Dice dice)
    {
        var spaces = dice.Pick(s_spaces);
        return spaces.Length == 0 && IsPartOfWord(before) && IsPartOfWord(after) ? " " : spaces;
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '%' or '+';

    private string Join(Func<char, string, char, string> separate)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _pieces.Count; i++)
        {
            var (start, end, _) = _pieces[i];
            if (i > 0)
            {
                var (_, last, endsLine) = _pieces[i - 1];
                var gap = separate(_text[last - 1], _text[last..start], _text[start]);
                text.Append(endsLine && !gap.Contains('\n', StringComparison.Ordinal) ? "\n" + gap : gap);
            }

            text.Append(_text, start, end - start);
        }

        return text.Append('\n').ToString();
    }
}
