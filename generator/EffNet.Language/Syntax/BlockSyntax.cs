using System.Collections.Immutable;

namespace EffNet.Language.Syntax;

/// <summary>A block: <c>rounding { … }</c>, or with a keyword and modifiers <c>public family EfficientNet { … }</c>.</summary>
/// <param name="Modifiers">The modifiers, which are the words before the keyword.</param>
/// <param name="Keyword">
/// The word before the name, such as <c>family</c>, <c>variant</c>, <c>search</c> or <c>profile</c>; <see langword="null"/> for a plain block.
/// </param>
/// <param name="Name">The declared name, or the word of a plain block.</param>
/// <param name="Statements">The statements between the braces.</param>
/// <param name="Content">The children.</param>
public sealed record BlockSyntax(
    ImmutableArray<SyntaxToken> Modifiers,
    SyntaxToken? Keyword,
    SyntaxToken Name,
    ImmutableArray<StatementSyntax> Statements,
    SyntaxContent Content) : StatementSyntax(Name, Content)
{
    /// <summary>
    /// Gets whether the block is a declaration that does not belong in its parent, such as a family in a variant. At the start of a line, the parser treats
    /// such a declaration as a sign of a missing <c>}</c>.
    /// </summary>
    public bool IsTooDeep { get; init; }

    /// <summary>Gets whether a comment without an end cuts the block off. Statements that seem to be missing may be in the comment.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Gets the <c>{</c>.</summary>
    public SyntaxToken OpenBrace => TokenOf(SyntaxKind.OpenBrace);

    /// <summary>Gets the <c>}</c>. If it is missing, unreadable text after the block belongs to it.</summary>
    public SyntaxToken CloseBrace => TokenOf(SyntaxKind.CloseBrace);
}
