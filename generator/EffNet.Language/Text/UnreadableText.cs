namespace EffNet.Language.Text;

/// <summary>Characters that do not begin a token, with the text around them, which shows what was meant.</summary>
/// <param name="Source">The text of the file.</param>
/// <param name="Span">The characters.</param>
/// <param name="PreviousEnd">The end of the token before them; 0 if there is none.</param>
/// <param name="IsAfterWord">Whether the characters are directly after a word.</param>
/// <param name="IsAfterNumber">Whether the token before the characters is a number.</param>
internal readonly record struct UnreadableText(string Source, TextSpan Span, int PreviousEnd, bool IsAfterWord, bool IsAfterNumber)
{
    /// <summary>Gets the characters.</summary>
    public string Text => Source.Substring(Span.Start, Span.Length);

    /// <summary>
    /// Gets the span of the characters with a <c>=</c> before and after them on the same line, which are the parts of one operator: <c>=&lt;</c>, <c>&lt; =</c>.
    /// </summary>
    public TextSpan WithEqualSigns
    {
        get
        {
            var (start, end) = (Span.Start, Span.End);
            while (start > PreviousEnd && IsBlank(Source[start - 1]))
                start--;
            while (end < Source.Length && IsBlank(Source[end]))
                end++;
            return TextSpan.FromBounds(
                start == PreviousEnd && start > 0 && Source[start - 1] == '=' ? start - 1 : Span.Start,
                end < Source.Length && Source[end] == '=' ? end + 1 : Span.End);
        }
    }

    /// <summary>Returns <paramref name="word"/>, which replaces the characters, with a space on each side where it would join another word.</summary>
    public string Spaced(string word) =>
        (Span.Start > 0 && IsWordPart(Source[Span.Start - 1]) ? " " : string.Empty) + word + (Span.End < Source.Length && IsWordPart(Source[Span.End]) ? " " : string.Empty);

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool IsWordPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
