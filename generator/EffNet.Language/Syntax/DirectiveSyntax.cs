namespace EffNet.Language.Syntax;

/// <summary>A directive: <c>effnet 1;</c> or <c>namespace A.B;</c>.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Value">The value; <see langword="null"/> if it cannot be read. The error is reported.</param>
/// <param name="Content">The children.</param>
public sealed record DirectiveSyntax(SyntaxToken Name, ValueSyntax? Value, SyntaxContent Content) : StatementSyntax(Name, Content);
