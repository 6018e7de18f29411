using System.Text;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// Reads numbers in other notations, which consist of several tokens: <c>0,2</c>, <c>5,288,548</c>, <c>.5</c>, <c>5.3 M</c>. Each such number is one error.
/// </summary>
internal static class SplitNumber
{
    /// <summary>
    /// The maximum number of characters of a number that a message quotes. Every number with 28 digits before and after its point is shorter.
    /// </summary>
    private const int MaximumQuoted = 100;

    private static readonly char[] s_separators = [',', '.'];

    /// <summary>Reads the rest of the number that begins with <paramref name="first"/>.</summary>
    /// <param name="tokens">The tokens. The current token is the one after <paramref name="first"/>.</param>
    /// <param name="first">The first token.</param>
    /// <param name="isArgument">
    /// <see langword="true"/> if a comma may also separate arguments. In this case, a comma is part of the number only if it is directly between digits.
    /// </param>
    /// <returns>The error; <see langword="null"/> if <paramref name="first"/> is the whole number.</returns>
    public static Diagnostic? Read(TokenStream tokens, SyntaxToken first, bool isArgument)
    {
        if (FindUnitAfterSpace(tokens, first) is { } whole)
        {
            tokens.Advance();
            return SyntaxDiagnostics.SpaceBeforeUnit(tokens.SpanFrom(first), whole);
        }

        var text = new StringBuilder(first.Text);
        while (IsSeparator(tokens, isArgument))
            text.Append(tokens.Advance().Text).Append(tokens.Advance().Text);
        if (tokens.At(SyntaxKind.Dot) && IsAdjacent(tokens.Previous, tokens.Current) && tokens.Peek(1).Kind != SyntaxKind.Identifier)
            text.Append(tokens.Advance().Text);
        return text.Length == first.Text.Length ? null : Describe(tokens.SpanFrom(first), text.ToString());
    }

    /// <summary>
    /// Reads a number that begins with its decimal point. Returns the error; <see langword="null"/> if there is no such number at the current token.
    /// </summary>
    public static Diagnostic? ReadLeadingPoint(TokenStream tokens)
    {
        if (!tokens.At(SyntaxKind.Dot) || tokens.Peek(1).Kind != SyntaxKind.Number || !IsAdjacent(tokens.Current, tokens.Peek(1)))
            return null;
        var point = tokens.Advance();
        var digits = tokens.Advance();
        return SyntaxDiagnostics.LeadingPoint(tokens.SpanFrom(point), $"0.{digits.Text}");
    }

    private static string? FindUnitAfterSpace(TokenStream tokens, SyntaxToken first)
    {
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.StartsLine || NumberLiteral.TryParse(first.Text, out _)?.Unit != NumberUnit.None)
            return null;
        var text = first.Text + tokens.Current.Text;
        return NumberLiteral.TryParse(text, out _) is { Unit: not NumberUnit.None } ? text : NumberLiteral.FindNotation(text);
    }

    private static bool IsSeparator(TokenStream tokens, bool isArgument)
    {
        var next = tokens.Peek(1);
        var isJoined = IsAdjacent(tokens.Previous, tokens.Current) && IsAdjacent(tokens.Current, next);
        return next.Kind == SyntaxKind.Number && ((tokens.At(SyntaxKind.Comma) && (isJoined || !isArgument)) || (tokens.At(SyntaxKind.Dot) && isJoined));
    }

    private static bool IsAdjacent(SyntaxToken left, SyntaxToken right) => left.Span.End == right.Span.Start;

    private static Diagnostic Describe(TextSpan span, string text)
    {
        if (text.Length > MaximumQuoted)
            return SyntaxDiagnostics.NotANumber(span, text.Substring(0, MaximumQuoted) + "…");
        var parts = text.Split(s_separators);
        var separators = text.Where(c => s_separators.Contains(c)).ToList();
        var grouped = string.Join("_", parts);
        if (parts.Length == 2 && parts[1].Length == 0)
            return SyntaxDiagnostics.TrailingPoint(span, parts[0]);
        if (parts.Length == 2 && GroupsDigits(parts) && parts[0].Trim('0').Length > 0)
            return SyntaxDiagnostics.CommaBeforeThreeDigits(span, $"{parts[0]}.{parts[1]}", grouped);
        if (parts.Length == 2)
            return SyntaxDiagnostics.DecimalComma(span, $"{parts[0]}.{parts[1]}");
        if (separators.Distinct().Count() == 1 && GroupsDigits(parts))
            return SyntaxDiagnostics.GroupedDigits(span, grouped);
        var whole = parts.Take(parts.Length - 1).ToList();
        var decimals = parts[parts.Length - 1];
        return separators.Take(separators.Count - 1).Distinct().Count() == 1 && separators[0] != separators[separators.Count - 1] && GroupsDigits(whole)
            ? SyntaxDiagnostics.GroupedDecimals(span, $"{string.Join("_", whole)}.{decimals}")
            : SyntaxDiagnostics.NotANumber(span, text);
    }

    /// <summary>Returns whether every part after the first has three digits. The last one may have a unit.</summary>
    private static bool GroupsDigits(IReadOnlyList<string> parts) =>
        parts.Skip(1).All(p => p.TakeWhile(c => c is >= '0' and <= '9').Count() == 3) && parts.Skip(1).Take(parts.Count - 2).All(p => p.Length == 3);
}
