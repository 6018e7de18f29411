namespace EffNet.Language.Syntax;

/// <summary>A fraction of a quantity: <c>0.25 of expanded</c>.</summary>
/// <param name="Number">The fraction.</param>
/// <param name="Base">The quantity that it is a fraction of.</param>
/// <param name="Content">The children.</param>
public sealed record RatioSyntax(NumberSyntax Number, NameSyntax Base, SyntaxContent Content) : ValueSyntax(Content);
