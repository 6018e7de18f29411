namespace EffNet.Language.Syntax;

/// <summary>A property: <c>name: value;</c>.</summary>
/// <param name="Name">The setting, or the name of a stage.</param>
/// <param name="Value">The value; <see langword="null"/> if it cannot be read. The error is reported.</param>
/// <param name="Content">The children.</param>
public sealed record PropertySyntax(SyntaxToken Name, ValueSyntax? Value, SyntaxContent Content) : StatementSyntax(Name, Content);
