namespace EffNet.Language.Syntax;

/// <summary>The kind of a token. Words are never reserved: <c>profile</c> begins a declaration at the top of a file, and is a setting in a family.</summary>
public enum SyntaxKind
{
    /// <summary>The end of the file. Comments after the last token are trivia of this token.</summary>
    EndOfFile,

    /// <summary>A word: a letter or underscore, then letters, digits and underscores.</summary>
    Identifier,

    /// <summary>A number with its unit, if any: <c>5_288_548</c>, <c>1e-5</c>, <c>10%</c>, <c>600M</c>.</summary>
    Number,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>;</c></summary>
    Semicolon,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>~</c></summary>
    Tilde,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>*</c></summary>
    Star,
}
