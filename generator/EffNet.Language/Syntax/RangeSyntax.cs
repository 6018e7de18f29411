namespace EffNet.Language.Syntax;

/// <summary>A range: <c>from 1.0 to 1.4 step 0.05</c>.</summary>
/// <param name="From">The first value.</param>
/// <param name="To">The limit, which is the last value if a step reaches it exactly.</param>
/// <param name="Step">The difference between two values.</param>
/// <param name="Content">The children.</param>
public sealed record RangeSyntax(NumberSyntax From, NumberSyntax To, NumberSyntax Step, SyntaxContent Content) : ValueSyntax(Content);
