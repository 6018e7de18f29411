using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>Characters that do not begin a token, with the text around them, which shows what was meant.</summary>
/// <param name="Source">The text of the file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Before">The kind of the token before them; <see langword="null"/> if there is none.</param>
/// <param name="BeforeEnd">The end of that token; 0 if there is none.</param>
internal readonly record struct UnreadableText(string Source, TextSpan Span, SyntaxKind? Before, int BeforeEnd)
{
    /// <summary>Gets the characters.</summary>
    public string Text => Source.Substring(Span.Start, Span.Length);

    /// <summary>Gets whether the characters are directly after a word.</summary>
    public bool IsAfterWord => Before == SyntaxKind.Identifier && BeforeEnd == Span.Start;

    /// <summary>Gets whether the token before the characters is a number.</summary>
    public bool IsAfterNumber => Before == SyntaxKind.Number;

    /// <summary>
    /// Gets the span of the characters with a <c>=</c> before and after them on the same line, which are the parts of one operator: <c>=&lt;</c>, <c>&lt; =</c>.
    /// </summary>
    public TextSpan WithEqualSigns
    {
        get
        {
            var (start, end) = (Span.Start, Span.End);
            while (start > BeforeEnd && IsBlank(Source[start - 1]))
                start--;
            while (end < Source.Length && IsBlank(Source[end]))
                end++;
            return TextSpan.FromBounds(
                Before == SyntaxKind.Equal && start == BeforeEnd ? start - 1 : Span.Start,
                end < Source.Length && Source[end] == '=' ? end + 1 : Span.End);
        }
    }

    /// <summary>Returns <paramref name="word"/>, which replaces the characters, with a space on each side where it would join another word.</summary>
    public string Spaced(string word) =>
        (Span.Start > 0 && IsWordPart(Source[Span.Start - 1]) ? " " : string.Empty) + word + (Span.End < Source.Length && IsWordPart(Source[Span.End]) ? " " : string.Empty);

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool IsWordPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
