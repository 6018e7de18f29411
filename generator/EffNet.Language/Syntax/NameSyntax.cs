namespace EffNet.Language.Syntax;

/// <summary>A name: one word, or several separated by dots.</summary>
/// <param name="Text">The words and dots, without white space.</param>
/// <param name="Content">The words and dots.</param>
public sealed record NameSyntax(string Text, SyntaxContent Content) : ValueSyntax(Content);
