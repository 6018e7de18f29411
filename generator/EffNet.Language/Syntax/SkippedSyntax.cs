namespace EffNet.Language.Syntax;

/// <summary>Tokens that the parser could not use.</summary>
/// <param name="Content">The tokens.</param>
public sealed record SkippedSyntax(SyntaxContent Content) : SyntaxNode(Content);
