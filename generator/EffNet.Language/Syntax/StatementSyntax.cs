namespace EffNet.Language.Syntax;

/// <summary>A statement, which ends with <c>;</c> or <c>}</c>.</summary>
/// <param name="Name">The word that identifies the statement.</param>
/// <param name="Content">The children.</param>
public abstract record StatementSyntax(SyntaxToken Name, SyntaxContent Content) : SyntaxNode(Content);
