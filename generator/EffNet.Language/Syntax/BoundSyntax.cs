using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>A bound on a cost: <c>memory(batch: 8) &lt;= 40MiB</c>, or <c>flops within 5% of 2 * baseline</c>.</summary>
/// <param name="Cost">The bounded cost.</param>
/// <param name="Options">The cost with the parentheses after it; <see langword="null"/> if there are none.</param>
/// <param name="Operator"><c>=</c>, <c>~</c>, <c>&lt;=</c>, <c>&gt;=</c>, or the kind of the word <c>within</c>.</param>
/// <param name="Number">The number; <see langword="null"/> if it cannot be read, which is reported.</param>
/// <param name="Content">The children.</param>
public sealed record BoundSyntax(SyntaxToken Cost, CallSyntax? Options, SyntaxKind Operator, NumberSyntax? Number, SyntaxContent Content) : ValueSyntax(Content)
{
    /// <summary>Gets the span of the comparison, from its operator to the number with which the cost is compared.</summary>
    internal TextSpan ComparisonSpan
    {
        get
        {
            var tokens = Children.OfType<SyntaxToken>().Where(t => t.Start >= (Options?.Span ?? Cost.Span).End).ToList();
            return TextSpan.FromBounds(tokens[0].Start, (Share is null ? tokens[0] : tokens.First(t => t.Text == Keywords.Of)).Span.End);
        }
    }

    /// <summary>
    /// Gets the share of the number by which the cost may differ from it, after <c>within</c>; <see langword="null"/> for the other comparisons.
    /// </summary>
    public NumberSyntax? Share { get; init; }

    /// <summary>Gets the word after <c>*</c>, of which the number is a multiple; <see langword="null"/> if the number is the cost itself.</summary>
    public SyntaxToken? Unit { get; init; }
}
