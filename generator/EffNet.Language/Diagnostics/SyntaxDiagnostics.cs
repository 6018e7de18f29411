using System.Collections.Immutable;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>EFN1001 to EFN1009: text that cannot be read.</summary>
internal static class SyntaxDiagnostics
{
    private const string Category = "EffNet.Syntax";

    private static readonly DiagnosticRule s_unexpectedCharacter = DiagnosticRule.Breaking("EFN1001", "Unexpected character", Category);

    /// <summary>Characters that the language has no use for.</summary>
    /// <param name="span">The characters.</param>
    /// <param name="text">The characters.</param>
    /// <param name="follows">The character before them.</param>
    public static Diagnostic UnexpectedCharacter(TextSpan span, string text, char follows) => s_unexpectedCharacter.At(
        span,
        $"'{Printable(text)}' means nothing in a .effnet file; {Instead(text, follows)}.",
        ReplacementOf(text, follows) is { } likely ? DiagnosticFix.Replace(span, likely) : null);

    /// <summary>What was probably meant by characters the language does not use.</summary>
    private static string Instead(string text, char follows) => text[0] switch
    {
        '<' or '\u2264' => "'at most' is written '<='",
        '>' or '\u2265' => "'at least' is written '>='",
        '\u2248' => "'about' is written '~'",
        '"' or '\'' => "names are written without quotes",
        '%' => "a percentage is written without a space, such as 10%",
        '#' => "a comment begins with '//'",
        '-' when char.IsLetter(follows) => "a name has '_' in place of '-'",
        '*' or '/' => "a comment is '// …' or '/* … */'",
        '\u2212' or '\u2013' => "a minus is written '-'",
        >= '\uFF01' and <= '\uFF5E' => $"write '{Narrow(text[0])}'",
        '\u00D7' => "images and kernels are square: write one side",
        >= '\u2018' and <= '\u201F' => "names are written without quotes",
        '[' or ']' => "blocks are in braces, arguments in parentheses",
        _ => "remove it",
    };

    /// <summary>The text that was meant, if it is certain. A <c>&lt;</c> or <c>&gt;</c> after <c>=</c> is a part of the comparison, whatever that is.</summary>
    private static string? ReplacementOf(string text, char follows) => text switch
    {
        "<" or "\u2264" when follows != '=' => "<=",
        ">" or "\u2265" when follows != '=' => ">=",
        "-" when char.IsLetter(follows) => "_",
        "\u2248" => "~",
        "\u2212" or "\u2013" => "-",
        _ when text.Length == 1 && text[0] is >= '\uFF01' and <= '\uFF5E' => Narrow(text[0]).ToString(),
        _ when text[0] is '"' or '\'' && IsName(text.Trim(text[0])) => text.Trim(text[0]),
        _ when text.StartsWith("# ", StringComparison.Ordinal) => "//" + text.Substring(1),
        _ => null,
    };

    /// <summary>The ASCII character that a wide character of East Asian text is a form of.</summary>
    private static char Narrow(char wide) => (char)(wide - 0xFEE0);

    private static bool IsName(string text) => text.Length > 0 && char.IsLetter(text[0]) && text.All(c => c < 128 && (char.IsLetterOrDigit(c) || c == '_'));

    private static readonly DiagnosticRule s_unexpectedToken = DiagnosticRule.Breaking("EFN1002", "Unexpected text", Category);

    /// <summary>A token that is not what the grammar requires here.</summary>
    /// <param name="span">The token.</param>
    /// <param name="found">The token as a message quotes it.</param>
    /// <param name="wanted">What the grammar requires.</param>
    /// <param name="fix">The change after which it is there, if that is certain.</param>
    public static Diagnostic UnexpectedToken(TextSpan span, string found, string wanted, DiagnosticFix? fix = null) =>
        s_unexpectedToken.At(span, $"Expected {wanted}, found {found}.", fix);

    /// <summary>Something is missing after a token; the next token is on another line and may be right.</summary>
    /// <param name="span">The token.</param>
    /// <param name="after">The token as a message quotes it.</param>
    /// <param name="wanted">What the grammar requires.</param>
    /// <param name="fix">The change after which it is there, if that is certain.</param>
    public static Diagnostic Incomplete(TextSpan span, string after, string wanted, DiagnosticFix? fix = null) =>
        s_unexpectedToken.At(span, $"Expected {wanted} behind {after}, found the end of the line.", fix);

    /// <summary>A statement at the end of its line, or of its block, without a semicolon.</summary>
    public static Diagnostic MissingSemicolon(int position) =>
        s_unexpectedToken.At(new TextSpan(position, 0), "A ';' is missing here.", DiagnosticFix.Insert(position, ";"));

    /// <summary>A word before a declaration that takes none.</summary>
    public static Diagnostic UselessModifier(TextSpan span, string word, string keyword) =>
        s_unexpectedToken.At(span, $"'{word}' does not belong in front of a {keyword}; remove it.", DiagnosticFix.Remove(span, $"'{word}'"));

    /// <summary>A name that begins with a digit.</summary>
    public static Diagnostic LeadingDigit(TextSpan span, string name) =>
        s_unexpectedToken.At(span, $"'{name}' begins with a digit; a name begins with a letter.");

    private static readonly DiagnosticRule s_unbalanced = DiagnosticRule.Breaking("EFN1003", "Unbalanced text", Category);

    /// <summary>A <c>}</c> without its <c>{</c>.</summary>
    public static Diagnostic ExtraBrace(TextSpan span) =>
        s_unbalanced.At(span, "This '}' is one too many; remove it, or the '}' before it.", DiagnosticFix.Remove(span, "this '}'"));

    /// <summary>A <c>{</c> without its <c>}</c>.</summary>
    /// <param name="span">The <c>{</c>.</param>
    /// <param name="end">The end of the block, if the next declaration shows it.</param>
    public static Diagnostic UnclosedBrace(TextSpan span, int? end) =>
        s_unbalanced.At(span, "This '{' is never closed; write '}' where the block ends.", end is { } position ? DiagnosticFix.Insert(position, " }") : null);

    /// <summary>A <c>(</c> without its <c>)</c>.</summary>
    /// <param name="span">The <c>(</c>.</param>
    /// <param name="end">The end of the last argument.</param>
    /// <param name="endsStatement">Whether the statement ends there too, without its semicolon.</param>
    public static Diagnostic UnclosedParenthesis(TextSpan span, int end, bool endsStatement) =>
        s_unbalanced.At(span, "This '(' is never closed; write ')' behind the last argument.", DiagnosticFix.Insert(end, endsStatement ? ");" : ")"));

    /// <summary>A comment without its end.</summary>
    public static Diagnostic UnterminatedComment(TextSpan span) =>
        s_unbalanced.At(span, "This comment never ends; write '*/' behind it.");

    private static readonly DiagnosticRule s_malformedNumber = DiagnosticRule.Breaking("EFN1004", "Malformed number", Category);

    /// <summary>Digits that are not a number, or have an unknown unit.</summary>
    /// <param name="span">The digits.</param>
    /// <param name="text">The digits.</param>
    /// <param name="likely">The number that was probably meant, if any.</param>
    public static Diagnostic MalformedNumber(TextSpan span, string text, string? likely)
    {
        var side = likely is null ? FindSide(text) : null;
        return s_malformedNumber.At(
            span,
            likely is not null ? $"'{text}' {WrongIn(text)}; write '{likely}'."
            : side is not null ? $"'{text}' is not a number: images and kernels are square; write '{side}'."
            : $"'{text}' is neither a number nor a name: a number has digits with '.' and '_', an exponent such as 1e-5, and at most one unit of %, K, M, G, KiB, MiB or GiB; a name begins with a letter.",
            (likely ?? side) is { } right ? DiagnosticFix.Replace(span, right) : null);
    }

    private static string WrongIn(string number) => number.Contains('\'') ? "is not a number: digits are grouped by '_'"
        : number.Contains(' ') ? "has a space before its unit"
        : "has an unknown unit";

    /// <summary>The side in a text that has it twice, such as <c>224x224</c>.</summary>
    private static string? FindSide(string text)
    {
        var sides = text.Split('x');
        return sides.Length == 2 && sides[0] == sides[1] && sides[0].All(char.IsDigit) ? sides[0] : null;
    }

    /// <summary>A number that 28 digits cannot hold.</summary>
    public static Diagnostic ExtremeNumber(TextSpan span, string text) =>
        s_malformedNumber.At(span, $"'{text}' is too large or too small; at most 28 digits stand before and behind the point.");

    /// <summary>A whole number with a point before three digits: it would be a thousandth of what was meant.</summary>
    public static Diagnostic GroupedByPoint(TextSpan span, string text, string grouped) => s_malformedNumber.At(
        span,
        $"'{text}' has a point before three digits, where a whole number is wanted: digits are grouped by '_'; write '{grouped}'.",
        DiagnosticFix.Replace(span, grouped));

    /// <summary>A space between a number and its unit: <c>5.3 M</c>.</summary>
    public static Diagnostic SpaceBeforeUnit(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"A unit follows its number without a space; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>A number that begins with its point: <c>.5</c>.</summary>
    public static Diagnostic LeadingPoint(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"A number begins with a digit; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>A number that ends with its point: <c>5.</c></summary>
    public static Diagnostic TrailingPoint(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"A number ends with a digit; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>A comma before decimals: <c>0,2</c>.</summary>
    public static Diagnostic DecimalComma(TextSpan span, string whole) =>
        s_malformedNumber.At(span, $"Decimals are separated by a point; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>A comma before three digits, which may be decimals or a group: <c>1,000</c>.</summary>
    public static Diagnostic CommaBeforeThreeDigits(TextSpan span, string decimals, string grouped) => s_malformedNumber.At(
        span,
        $"Decimals are separated by a point, and digits are grouped by '_'; write '{decimals}' or '{grouped}'.",
        DiagnosticFix.Replace(span, decimals),
        DiagnosticFix.Replace(span, grouped));

    /// <summary>Digits that are grouped as elsewhere: <c>5,288,548</c>.</summary>
    public static Diagnostic GroupedDigits(TextSpan span, string grouped) =>
        s_malformedNumber.At(span, $"Digits are grouped by '_'; write '{grouped}'.", DiagnosticFix.Replace(span, grouped));

    /// <summary>Grouped digits and decimals: <c>5.288,5</c>.</summary>
    public static Diagnostic GroupedDecimals(TextSpan span, string whole) => s_malformedNumber.At(
        span, $"Decimals are separated by a point, and digits are grouped by '_'; write '{whole}'.", DiagnosticFix.Replace(span, whole));

    /// <summary>Digits with separators that make no number: <c>1.2.3</c>.</summary>
    public static Diagnostic NotANumber(TextSpan span, string text) =>
        s_malformedNumber.At(span, $"'{text}' is not a number; a number has one point at most, and digits are grouped by '_'.");

    private static readonly DiagnosticRule s_notText = DiagnosticRule.Breaking("EFN1005", "Not a text file", Category);

    /// <summary>A file that is not text.</summary>
    public static Diagnostic NotText(TextSpan span) =>
        s_notText.At(span, "This file is not text (it holds a NUL or undecodable character); save it as UTF-8.");

    private static readonly DiagnosticRule s_nothingDeclared = DiagnosticRule.Breaking("EFN1006", "No family declared", Category);

    /// <summary>A file without a family.</summary>
    public static Diagnostic NothingDeclared() =>
        s_nothingDeclared.At(new TextSpan(0, 0), "The file declares no family; write 'effnet 1;' and 'public family Name { … }'.");

    private static readonly DiagnosticRule s_languageVersion = DiagnosticRule.Breaking("EFN1007", "Language version", Category);

    /// <summary>The version of the language in a file that states none.</summary>
    private const string Version = "effnet 1;";

    /// <summary>A file that does not begin with the version of the language.</summary>
    /// <param name="span">The token that it begins with.</param>
    public static Diagnostic MissingVersion(TextSpan span) => s_languageVersion.At(span, MissingVersionMessage, DiagnosticFix.Insert(span.Start, Version + "\n"));

    /// <summary>The version of the language after another statement.</summary>
    /// <param name="span">The version.</param>
    /// <param name="start">The position of the first statement.</param>
    public static Diagnostic LateVersion(TextSpan span, int start) => s_languageVersion.At(
        span,
        MissingVersionMessage,
        DiagnosticFix.Of($"Move '{Version}' to the first line", new TextEdit(new TextSpan(start, 0), Version + "\n"), new TextEdit(span, string.Empty)));

    private const string MissingVersionMessage = $"A .effnet file begins with the version of the language; write '{Version}' as its first line.";

    /// <summary>A version of the language that this compiler does not know.</summary>
    public static Diagnostic UnknownVersion(TextSpan span, string version) => s_languageVersion.At(
        span, $"This compiler knows version 1 of the language, not version {version}; write '{Version}' or use a newer EffNet.", DiagnosticFix.Replace(span, "1"));

    private static readonly DiagnosticRule s_fileTooLarge = DiagnosticRule.Breaking("EFN1008", "File too large", Category);

    /// <summary>A file with more characters than are read.</summary>
    public static Diagnostic FileTooLarge(int limit) =>
        s_fileTooLarge.At(new TextSpan(0, 0), $"The file has more than {Number(limit)} characters, the limit; split it.");

    /// <summary>A file that would have more characters than are read.</summary>
    public static Diagnostic FormattedTooLarge(int limit) =>
        s_fileTooLarge.At(new TextSpan(0, 0), $"Formatted, the file would have more than {Number(limit)} characters, the limit; split it.");

    private static readonly DiagnosticRule s_nestedTooDeep = DiagnosticRule.Breaking("EFN1009", "Nested too deep", Category);

    /// <summary>Blocks or calls that nest deeper than they are read.</summary>
    public static Diagnostic NestedTooDeep(TextSpan span, int limit) =>
        s_nestedTooDeep.At(span, $"Blocks and calls nest deeper than {limit} here; what is deeper is not read.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_unexpectedCharacter, s_unexpectedToken, s_unbalanced, s_malformedNumber, s_notText, s_nothingDeclared, s_languageVersion, s_fileTooLarge, s_nestedTooDeep,
    ]);
}
