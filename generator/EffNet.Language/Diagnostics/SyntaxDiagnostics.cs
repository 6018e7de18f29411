using System.Collections.Immutable;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>The rules EFN1001 to EFN1009 and their diagnostics: text that cannot be parsed.</summary>
internal static class SyntaxDiagnostics
{
    private const string Category = "EffNet.Syntax";

    private static readonly DiagnosticRule s_unexpectedCharacter = DiagnosticRule.Breaking("EFN1001", "Unexpected character", Category);

    /// <summary>Returns the diagnostic for characters that the language does not use.</summary>
    /// <param name="unreadable">The characters with the text around them.</param>
    public static Diagnostic UnexpectedCharacter(UnreadableText unreadable)
    {
        var text = unreadable.Text;
        return s_unexpectedCharacter.At(unreadable.Span, $"Unexpected '{Printable(Shorten(text))}'; {RemedyFor(text, unreadable)}.", ReplacementOf(text, unreadable));
    }

    /// <summary>Returns the remedy for characters that the language does not use, for the message.</summary>
    private static string RemedyFor(string text, UnreadableText unreadable) => text[0] switch
    {
        '<' or '\u2264' => "write '<=' for 'at most'",
        '>' or '\u2265' => "write '>=' for 'at least'",
        '\u2248' => "write '~' for 'about'",
        '"' or '\'' => "write names without quotes",
        '%' => "write a percentage without a space, for example 10%",
        '#' => "begin a comment with '//'",
        '-' when unreadable.IsAfterWord => "write '_' in place of '-' in a name",
        '/' when unreadable.IsAfterNumber => "write a fraction as a decimal number, for example 0.5",
        '*' or '/' => "write a comment as '// …' or '/* … */'",
        '\u2212' or '\u2013' => "write a minus as '-'",
        >= '\uFF01' and <= '\uFF5E' => $"write '{Narrow(text[0])}'",
        '\u00D7' => "images and kernels are square, so write one side only",
        >= '\u2018' and <= '\u201F' => "write names without quotes",
        '[' or ']' => "write blocks in braces and arguments in parentheses",
        _ => "remove it",
    };

    /// <summary>Returns the change to the text that was meant; <see langword="null"/> if it is not certain.</summary>
    private static DiagnosticFix? ReplacementOf(string text, UnreadableText unreadable) => text switch
    {
        "<" or "\u2264" => DiagnosticFix.Replace(unreadable.WithEqualSigns, "<="),
        ">" or "\u2265" => DiagnosticFix.Replace(unreadable.WithEqualSigns, ">="),
        "-" when unreadable.IsAfterWord => DiagnosticFix.Replace(unreadable.Span, "_"),
        "\u2248" => DiagnosticFix.Replace(unreadable.Span, "~"),
        "\u2212" or "\u2013" => DiagnosticFix.Replace(unreadable.Span, "-"),
        _ when text.Length == 1 && text[0] is >= '\uFF01' and <= '\uFF5E' => DiagnosticFix.Replace(unreadable.Span, Narrow(text[0]).ToString()),
        _ when text[0] is '"' or '\'' && text.Trim(text[0]) is var name && IsName(name) =>
            DiagnosticFix.Of($"Write '{name}'", new TextEdit(unreadable.Span, unreadable.Spaced(name))),
        _ when text.StartsWith("# ", StringComparison.Ordinal) => DiagnosticFix.Replace(unreadable.Span, "//" + text.Substring(1)),
        _ => null,
    };

    /// <summary>Returns the ASCII character that corresponds to a full-width character of East Asian text.</summary>
    private static char Narrow(char wide) => (char)(wide - 0xFEE0);

    private static bool IsName(string text) => text.Length > 0 && char.IsLetter(text[0]) && text.All(c => c < 128 && (char.IsLetterOrDigit(c) || c == '_'));

    private static readonly DiagnosticRule s_unexpectedToken = DiagnosticRule.Breaking("EFN1002", "Unexpected text", Category);

    /// <summary>Returns the diagnostic for a token that the grammar does not allow here.</summary>
    /// <param name="span">The token.</param>
    /// <param name="found">The token as a message quotes it.</param>
    /// <param name="wanted">The text that the grammar requires, as the message names it.</param>
    /// <param name="fix">The change that supplies it, if that is certain.</param>
    public static Diagnostic UnexpectedToken(TextSpan span, string found, string wanted, DiagnosticFix? fix = null) =>
        s_unexpectedToken.At(span, $"Expected {wanted}, found {found}.", fix);

    /// <summary>Returns the diagnostic for text that is missing after a token. The next token is on another line and may be correct.</summary>
    /// <param name="span">The token.</param>
    /// <param name="after">The token as a message quotes it.</param>
    /// <param name="wanted">The text that the grammar requires, as the message names it.</param>
    /// <param name="fix">The change that supplies it, if that is certain.</param>
    public static Diagnostic Incomplete(TextSpan span, string after, string wanted, DiagnosticFix? fix = null)
    {
        // Some texts already name the token before them: "a number after 'step'".
        var place = $" after {after}";
        return s_unexpectedToken.At(span, $"Expected {wanted}{(wanted.EndsWith(place, StringComparison.Ordinal) ? string.Empty : place)}.", fix);
    }

    /// <summary>Returns the diagnostic for a statement without a semicolon at the end of its line or its block.</summary>
    public static Diagnostic MissingSemicolon(int position) =>
        s_unexpectedToken.At(new TextSpan(position, 0), "Missing ';' at the end of the statement.", DiagnosticFix.Insert(position, ";"));

    /// <summary>Returns the diagnostic for a word before a declaration that does not allow modifiers.</summary>
    public static Diagnostic UselessModifier(TextSpan span, string word, string keyword) =>
        s_unexpectedToken.At(span, $"'{Shorten(word)}' is not allowed before '{keyword}'; remove it.", DiagnosticFix.Remove(span, $"'{Shorten(word)}'"));

    /// <summary>Returns the diagnostic for a name that is written as several words.</summary>
    /// <param name="span">The words.</param>
    /// <param name="name">The words, joined to a name.</param>
    /// <param name="gaps">The text between the words; <see langword="null"/> if it contains a comment, which a fix would delete.</param>
    public static Diagnostic SpaceInName(TextSpan span, string name, IEnumerable<TextSpan>? gaps) => s_unexpectedToken.At(
        span,
        $"A name does not contain spaces; write '{Shorten(name)}'.",
        gaps is null ? null : DiagnosticFix.Of($"Write '{Shorten(name)}'", [.. gaps.Select(gap => new TextEdit(gap, "_"))]));

    /// <summary>Returns the diagnostic for a name that begins with a digit.</summary>
    public static Diagnostic LeadingDigit(TextSpan span, string name) =>
        s_unexpectedToken.At(span, $"'{Shorten(name)}' begins with a digit; a name begins with a letter.");

    private static readonly DiagnosticRule s_unbalanced = DiagnosticRule.Breaking("EFN1003", "Unbalanced text", Category);

    /// <summary>Returns the diagnostic for a <c>}</c> without its <c>{</c>.</summary>
    public static Diagnostic ExtraBrace(TextSpan span) =>
        s_unbalanced.At(span, "'}' has no matching '{'; remove this '}' or an earlier one.", DiagnosticFix.Remove(span, "this '}'"));

    /// <summary>Returns the diagnostic for a <c>{</c> without its <c>}</c>.</summary>
    /// <param name="span">The <c>{</c>.</param>
    /// <param name="end">The end of the block, if the next declaration shows it.</param>
    public static Diagnostic UnclosedBrace(TextSpan span, int? end) =>
        s_unbalanced.At(span, "'{' has no matching '}'; write '}' at the end of the block.", end is { } position ? DiagnosticFix.Insert(position, " }") : null);

    /// <summary>Returns the diagnostic for a <c>(</c> without its <c>)</c>.</summary>
    /// <param name="span">The <c>(</c>.</param>
    /// <param name="end">The end of the last argument.</param>
    /// <param name="endsStatement"><see langword="true"/> if the statement ends there too, without its semicolon.</param>
    public static Diagnostic UnclosedParenthesis(TextSpan span, int end, bool endsStatement) =>
        s_unbalanced.At(span, "'(' has no matching ')'; write ')' after the last argument.", DiagnosticFix.Insert(end, endsStatement ? ");" : ")"));

    /// <summary>Returns the diagnostic for a comment without its end.</summary>
    public static Diagnostic UnterminatedComment(TextSpan span) =>
        s_unbalanced.At(span, "The comment is not closed; write '*/' at its end.");

    private static readonly DiagnosticRule s_malformedNumber = DiagnosticRule.Breaking("EFN1004", "Malformed number", Category);

    /// <summary>Returns the diagnostic for digits that are not a number or have an unknown unit.</summary>
    /// <param name="span">The digits.</param>
    /// <param name="text">The digits.</param>
    /// <param name="likely">The number that was probably meant, if any.</param>
    public static Diagnostic MalformedNumber(TextSpan span, string text, string? likely)
    {
        var side = likely is null ? FindSide(text) : null;
        return s_malformedNumber.At(
            span,
            likely is not null ? $"'{Shorten(text)}' {ProblemOf(text)}; write '{Shorten(likely)}'."
            : side is not null ? $"'{Shorten(text)}' is not a number. Images and kernels are square; write '{Shorten(side)}'."
            : $"'{Shorten(text)}' is a malformed number or has an unknown unit. Examples of numbers are 24, 1.15, 5_288_548, 1e-5, 20%, 4M and 64KiB. "
                + "Names begin with a letter.",
            (likely ?? side) is { } right ? DiagnosticFix.Replace(span, right) : null);
    }

    private static string ProblemOf(string number) => number.Contains('\'') ? "is not a number, because digits are grouped with '_'"
        : number.Contains(' ') ? "has a space before its unit"
        : "has an unknown unit";

    /// <summary>Returns the side of a square that is written as <c>224x224</c>; <see langword="null"/> for other texts.</summary>
    private static string? FindSide(string text)
    {
        var sides = text.Split('x');
        return sides.Length == 2 && sides[0] == sides[1] && sides[0].All(char.IsDigit) ? sides[0] : null;
    }

    /// <summary>Returns the diagnostic for a number that 28 digits cannot represent.</summary>
    public static Diagnostic ExtremeNumber(TextSpan span, string text) =>
        s_malformedNumber.At(span, $"'{Shorten(text)}' is too large or too small; a number has at most 28 digits before and after the point.");

    /// <summary>
    /// Returns the diagnostic for a whole number with a point before three digits. As decimals, they would make the number a thousand times too small.
    /// </summary>
    public static Diagnostic GroupedByPoint(TextSpan span, string text, string grouped) => s_malformedNumber.At(
        span,
        $"'{text}' has a point before three digits, but a whole number is expected. Group digits with '_': write '{grouped}'.",
        DiagnosticFix.Replace(span, grouped));

    /// <summary>Returns the diagnostic for a space between a number and its unit: <c>5.3 M</c>.</summary>
    public static Diagnostic SpaceBeforeUnit(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"Unexpected space between a number and its unit; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>Returns the diagnostic for a number that begins with a point: <c>.5</c>.</summary>
    public static Diagnostic LeadingPoint(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"A number must begin with a digit; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>Returns the diagnostic for a number that ends with a point: <c>5.</c></summary>
    public static Diagnostic TrailingPoint(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"A number must not end with a point; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>Returns the diagnostic for a comma before decimals: <c>0,2</c>.</summary>
    public static Diagnostic DecimalComma(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"The decimal separator is a point; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>Returns the diagnostic for a comma before three digits, which may be decimals or a group: <c>1,000</c>.</summary>
    public static Diagnostic CommaBeforeThreeDigits(TextSpan span, string decimals, string grouped) => s_malformedNumber.At(
        span,
        $"The decimal separator is a point, and digits are grouped with '_'; write '{decimals}' or '{grouped}'.",
        DiagnosticFix.Replace(span, decimals),
        DiagnosticFix.Replace(span, grouped));

    /// <summary>Returns the diagnostic for digits that are grouped by another character than <c>_</c>: <c>5,288,548</c>.</summary>
    public static Diagnostic GroupedDigits(TextSpan span, string grouped) =>
        s_malformedNumber.At(span, $"Digits are grouped with '_'; write '{grouped}'.", DiagnosticFix.Replace(span, grouped));

    /// <summary>Returns the diagnostic for a number with grouped digits and decimals: <c>5.288,5</c>.</summary>
    public static Diagnostic GroupedDecimals(TextSpan span, string whole) => s_malformedNumber.At(
        span, $"The decimal separator is a point, and digits are grouped with '_'; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>Returns the diagnostic for digits and separators that do not form a number: <c>1.2.3</c>.</summary>
    public static Diagnostic NotANumber(TextSpan span, string text) =>
        s_malformedNumber.At(span, $"'{Shorten(text)}' is not a number; a number has at most one point, and its digits are grouped with '_'.");

    private static readonly DiagnosticRule s_notText = DiagnosticRule.Breaking("EFN1005", "Not a text file", Category);

    /// <summary>Returns the diagnostic for a file that is not text.</summary>
    public static Diagnostic NotText(TextSpan span) =>
        s_notText.At(span, "The file is not text, because it contains a NUL or undecodable character here; save it as UTF-8.");

    private static readonly DiagnosticRule s_nothingDeclared = DiagnosticRule.Breaking("EFN1006", "No family declared", Category);

    /// <summary>Returns the diagnostic for a file without a family.</summary>
    public static Diagnostic NothingDeclared() =>
        s_nothingDeclared.At(new TextSpan(0, 0), "The file does not declare a family; write 'effnet 1;' and 'public family Name { … }'.");

    private static readonly DiagnosticRule s_languageVersion = DiagnosticRule.Breaking("EFN1007", "Language version", Category);

    /// <summary>The statement that specifies the version of the language.</summary>
    private const string Version = "effnet 1;";

    /// <summary>Returns the diagnostic for a file that does not begin with the version of the language.</summary>
    /// <param name="span">The token that it begins with.</param>
    /// <param name="text">The text of the file.</param>
    public static Diagnostic MissingVersion(TextSpan span, string text) =>
        s_languageVersion.At(span, MissingVersionMessage, DiagnosticFix.Insert(StartOf(text), Version + NewLine.MostFrequent(text)));

    /// <summary>Returns the diagnostic for a version of the language that follows another statement.</summary>
    /// <param name="span">The version.</param>
    /// <param name="text">The text of the file.</param>
    public static Diagnostic LateVersion(TextSpan span, string text)
    {
        var first = text.Substring(span.Start, span.Length) + NewLine.MostFrequent(text);
        return s_languageVersion.At(
            span,
            MissingVersionMessage,
            DiagnosticFix.Of("Move the version to the first line", new TextEdit(new TextSpan(StartOf(text), 0), first), new TextEdit(span, string.Empty)));
    }

    /// <summary>Returns the start of the first line, which is after the byte order mark. Comments before the first statement keep their positions before it.</summary>
    private static int StartOf(string text) => text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;

    private const string MissingVersionMessage = $"The file does not begin with the version of the language; write '{Version}' as its first line.";

    /// <summary>Returns the diagnostic for a version of the language that this compiler does not support.</summary>
    public static Diagnostic UnknownVersion(TextSpan span, string version) => s_languageVersion.At(
        span,
        $"This compiler does not support version {version} of the language, only version 1; write '{Version}', or use a newer version of EffNet.",
        DiagnosticFix.Replace(span, "1"));

    private static readonly DiagnosticRule s_fileTooLarge = DiagnosticRule.Breaking("EFN1008", "File too large", Category);

    /// <summary>Returns the diagnostic for a file that has more characters than the limit.</summary>
    public static Diagnostic FileTooLarge(int limit) =>
        s_fileTooLarge.At(new TextSpan(0, 0), $"The file exceeds the limit of {Number(limit)} characters; split it into several files.");

    /// <summary>Returns the diagnostic for a file that would have more characters than the limit after formatting.</summary>
    public static Diagnostic FormattedTooLarge(int limit) =>
        s_fileTooLarge.At(new TextSpan(0, 0), $"The formatted file would exceed the limit of {Number(limit)} characters; split it into several files.");

    private static readonly DiagnosticRule s_nestedTooDeep = DiagnosticRule.Breaking("EFN1009", "Nested too deep", Category);

    /// <summary>Returns the diagnostic for blocks or calls that are nested deeper than the limit.</summary>
    public static Diagnostic NestedTooDeep(TextSpan span, int limit) =>
        s_nestedTooDeep.At(span, $"Blocks and calls are nested deeper than {limit} levels, the limit. Deeper levels are not read; reduce the nesting.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_unexpectedCharacter, s_unexpectedToken, s_unbalanced, s_malformedNumber, s_notText, s_nothingDeclared, s_languageVersion, s_fileTooLarge, s_nestedTooDeep,
    ]);
}
