namespace EffNet.Language.Syntax;

/// <summary>A number.</summary>
/// <param name="Literal">The number as written.</param>
/// <param name="Content">The token.</param>
public sealed record NumberSyntax(NumberLiteral Literal, SyntaxContent Content) : ValueSyntax(Content);
