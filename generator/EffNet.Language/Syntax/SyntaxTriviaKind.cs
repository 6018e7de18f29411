namespace EffNet.Language.Syntax;

/// <summary>The kind of a piece of trivia.</summary>
public enum SyntaxTriviaKind
{
    /// <summary>White space, line ends included.</summary>
    WhiteSpace,

    /// <summary><c>// …</c>, without the line end.</summary>
    LineComment,

    /// <summary><c>/* … */</c></summary>
    BlockComment,

    /// <summary>Characters that begin no token, or a comment that does not end. The lexer reports them.</summary>
    Unreadable,
}
