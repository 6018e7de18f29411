namespace EffNet.Language.Syntax;

/// <summary>The kind of a piece of trivia.</summary>
public enum SyntaxTriviaKind
{
    /// <summary>White space, including line ends.</summary>
    WhiteSpace,

    /// <summary><c>// …</c>, without the line end.</summary>
    LineComment,

    /// <summary><c>/* … */</c></summary>
    BlockComment,

    /// <summary>Characters that do not begin a token, or a comment without an end. The lexer reports them.</summary>
    Unreadable,
}
