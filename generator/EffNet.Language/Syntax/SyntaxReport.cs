using EffNet.Language.Diagnostics;
using static EffNet.Language.Diagnostics.Report;

namespace EffNet.Language.Syntax;

/// <summary>The messages about tokens.</summary>
internal static class SyntaxReport
{
    public static Diagnostic UnexpectedToken(SyntaxToken found, string wanted) =>
        New(DiagnosticRules.UnexpectedToken, found.Span, $"Expected {wanted}, found {found.Display}.");

    /// <summary>Something is missing after <paramref name="last"/>: the next token is on a line of its own and may be sound.</summary>
    public static Diagnostic Incomplete(SyntaxToken last, string wanted) =>
        New(DiagnosticRules.UnexpectedToken, last.Span, $"Expected {wanted} behind {last.Display}, found the end of the line.");

    public static Diagnostic MalformedNumber(SyntaxToken token) => New(DiagnosticRules.MalformedNumber, token.Span, NumberLiteral.FindNotation(token.Text) is { } likely
        ? $"{token.Display} {WrongIn(token.Text)}; write '{likely}'."
        : IsSquare(token.Text, out var side)
        ? $"{token.Display} is not a number: images and kernels are square; write '{side}'."
        : $"{token.Display} is neither a number nor a name: a number has digits with '.' and '_', an exponent such as 1e-5, and at most one unit of %, K, M, G, KiB, MiB or GiB; a name begins with a letter.");

    private static string WrongIn(string number) => number.Contains('\'') ? "is not a number: digits are grouped by '_'"
        : number.Contains(' ') ? "has a space before its unit"
        : "has an unknown unit";

    /// <summary>Whether <paramref name="text"/> is a side twice, as in <c>224x224</c>.</summary>
    private static bool IsSquare(string text, out string side)
    {
        var sides = text.Split('x');
        side = sides[0];
        return sides.Length == 2 && side == sides[1] && side.All(char.IsDigit);
    }

    public static Diagnostic ExtremeNumber(SyntaxToken token) =>
        New(DiagnosticRules.MalformedNumber, token.Span, $"{token.Display} is too large or too small; at most 28 digits stand before and behind the point.");

    public static Diagnostic UselessModifier(SyntaxToken modifier, string keyword) => modifier.Text is "public" or "internal"
        ? Report.MisplacedWord(modifier.Span, modifier.Text, $"front of a {keyword}", "in front of a family")
        : New(DiagnosticRules.UnexpectedToken, modifier.Span, $"{modifier.Display} does not belong in front of a {keyword}; remove it.");

    public static Diagnostic LeadingDigit(SyntaxToken name) =>
        New(DiagnosticRules.UnexpectedToken, name.Span, $"{name.Display} begins with a digit; a name begins with a letter.");
}
