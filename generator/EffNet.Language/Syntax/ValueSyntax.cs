namespace EffNet.Language.Syntax;

/// <summary>A value, for example after a colon or between commas.</summary>
/// <param name="Content">The children.</param>
public abstract record ValueSyntax(SyntaxContent Content) : SyntaxNode(Content);
