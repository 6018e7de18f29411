namespace EffNet.Language.Syntax;

/// <summary>One argument of a call.</summary>
/// <param name="Name">The name; <see langword="null"/> for a positional argument.</param>
/// <param name="Value">The value; <see langword="null"/> if it cannot be read. The error is reported.</param>
/// <param name="Content">The children.</param>
public sealed record ArgumentSyntax(SyntaxToken? Name, ValueSyntax? Value, SyntaxContent Content) : SyntaxNode(Content);
