using System.Text;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// Reads numbers in other notations, which consist of several tokens: <c>0,2</c>, <c>5,288,548</c>, <c>.5</c>, <c>5.3 M</c>. Each such number is one error.
/// </summary>
internal static class SplitNumber
{
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
        var next = tokens.Position;
        var mistake = ReadRest(tokens, first, isArgument);

        // A fix replaces the whole number, so it would delete a comment in it.
        return mistake is not null && tokens.HasCommentSince(next) ? mistake with { Fixes = default } : mistake;
    }

    private static Diagnostic? ReadRest(TokenStream tokens, SyntaxToken first, bool isArgument)
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
        var whole = $"0.{digits.Text}";
        return (IsNumber(whole) ? whole : NumberLiteral.FindNotation(whole)) is { } likely
            ? SyntaxDiagnostics.LeadingPoint(tokens.SpanFrom(point), likely)
            : SyntaxDiagnostics.NotANumber(tokens.SpanFrom(point), $".{digits.Text}");
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

    /// <summary>Returns the error of a number in another notation. Its fix is offered only if it results in a number.</summary>
    private static Diagnostic Describe(TextSpan span, string text)
    {
        if (text.Length > MessageText.MaximumQuoted)
            return SyntaxDiagnostics.NotANumber(span, text);
        var parts = text.Split(s_separators);
        return (parts.Length == 2 ? DescribePair(span, parts[0], parts[1]) : DescribeGroups(span, text, parts)) ?? SyntaxDiagnostics.NotANumber(span, text);
    }

    private static Diagnostic? DescribePair(TextSpan span, string whole, string decimals)
    {
        if (decimals.Length == 0)
            return IsNumber(whole) ? SyntaxDiagnostics.TrailingPoint(span, whole) : null;
        var (number, grouped) = ($"{whole}.{decimals}", $"{whole}_{decimals}");
        if (!IsNumber(number))
            return null;
        return GroupsDigits([whole, decimals]) && whole.Trim('0').Length > 0 && IsNumber(grouped)
            ? SyntaxDiagnostics.CommaBeforeThreeDigits(span, number, grouped)
            : SyntaxDiagnostics.DecimalComma(span, number);
    }

    private static Diagnostic? DescribeGroups(TextSpan span, string text, string[] parts)
    {
        var separators = text.Where(c => s_separators.Contains(c)).ToList();
        var grouped = string.Join("_", parts);
        if (separators.Distinct().Count() == 1 && GroupsDigits(parts) && IsNumber(grouped))
            return SyntaxDiagnostics.GroupedDigits(span, grouped);
        var whole = parts.Take(parts.Length - 1).ToList();
        var number = $"{string.Join("_", whole)}.{parts[parts.Length - 1]}";
        var isGrouped = separators.Take(separators.Count - 1).Distinct().Count() == 1 && separators[0] != separators[separators.Count - 1] && GroupsDigits(whole);
        return isGrouped && IsNumber(number) ? SyntaxDiagnostics.GroupedDecimals(span, number) : null;
    }

    private static bool IsNumber(string text) => NumberLiteral.TryParse(text, out _) is not null;

    /// <summary>Returns whether every part after the first has three digits. The last one may have a unit.</summary>
    private static bool GroupsDigits(IReadOnlyList<string> parts) =>
        parts.Skip(1).All(p => p.TakeWhile(c => c is >= '0' and <= '9').Count() == 3) && parts.Skip(1).Take(parts.Count - 2).All(p => p.Length == 3);
}
