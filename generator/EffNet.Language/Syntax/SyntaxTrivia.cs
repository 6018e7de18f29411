using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>Text between two tokens. It belongs to the token that follows it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The characters.</param>
/// <param name="Start">The offset of the first character.</param>
/// <param name="StartsLine"><see langword="true"/> if no token precedes the trivia on its line.</param>
public readonly record struct SyntaxTrivia(SyntaxTriviaKind Kind, string Text, int Start, bool StartsLine)
{
    /// <summary>The length of <c>//</c>, <c>/*</c> and <c>*/</c>.</summary>
    private const int DelimiterLength = 2;

    /// <summary>Gets the span of the characters.</summary>
    public TextSpan Span => new(Start, Text.Length);

    /// <summary>Gets whether it is a comment of either kind.</summary>
    public bool IsComment => Kind is SyntaxTriviaKind.LineComment or SyntaxTriviaKind.BlockComment;

    /// <summary>Gets whether it is a comment without an end. The lexer reports every such comment.</summary>
    internal bool IsUnclosedComment => Kind == SyntaxTriviaKind.Unreadable && Text.StartsWith("/*", StringComparison.Ordinal);

    /// <summary>Gets the text of a comment without its delimiters.</summary>
    public string CommentText => Kind == SyntaxTriviaKind.BlockComment
        ? Text.Substring(DelimiterLength, Text.Length - (2 * DelimiterLength))
        : Text.Substring(DelimiterLength);

    /// <summary>Gets the offset of <see cref="CommentText"/> in the file.</summary>
    public int CommentStart => Start + DelimiterLength;
}
