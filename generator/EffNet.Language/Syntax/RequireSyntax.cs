namespace EffNet.Language.Syntax;

/// <summary>A requirement: <c>require flops &lt;= 600M;</c>.</summary>
/// <param name="Name">The word <c>require</c>.</param>
/// <param name="Bound">The required bound.</param>
/// <param name="Content">The children.</param>
public sealed record RequireSyntax(SyntaxToken Name, BoundSyntax Bound, SyntaxContent Content) : StatementSyntax(Name, Content);
