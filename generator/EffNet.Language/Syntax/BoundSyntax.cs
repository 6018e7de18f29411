using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>A bound on a cost: <c>memory(batch: 8) &lt;= 40MiB</c>, or <c>flops within 5% of 2 * baseline</c>.</summary>
/// <param name="Cost">The bounded cost.</param>
/// <param name="Options">The cost with the parentheses after it, as a call; <see langword="null"/> if there are no parentheses.</param>
/// <param name="Operator">
/// The comparison: the kind of <c>=</c>, <c>~</c>, <c>&lt;=</c> or <c>&gt;=</c>, or <see cref="SyntaxKind.Identifier"/> for the word <c>within</c>.
/// </param>
/// <param name="Number">The number; <see langword="null"/> if it cannot be read. The error is reported.</param>
/// <param name="Content">The children.</param>
public sealed record BoundSyntax(SyntaxToken Cost, CallSyntax? Options, SyntaxKind Operator, NumberSyntax? Number, SyntaxContent Content) : ValueSyntax(Content)
{
    /// <summary>Gets the span from the operator to the text before the number: <c>&lt;=</c>, or <c>within 5% of</c>.</summary>
    internal TextSpan ComparisonSpan
    {
        get
        {
            var tokens = Children.OfType<SyntaxToken>().Where(t => t.Start >= (Options?.Span ?? Cost.Span).End).ToList();
            return TextSpan.FromBounds(tokens[0].Start, (Share is null ? tokens[0] : tokens.First(t => t.Text == Keywords.Of)).Span.End);
        }
    }

    /// <summary>
    /// Gets the number after <c>within</c>: the largest allowed difference as a share of the compared number; <see langword="null"/> for other comparisons.
    /// </summary>
    public NumberSyntax? Share { get; init; }

    /// <summary>Gets the word after <c>*</c>, by whose value the number is multiplied; <see langword="null"/> if there is no <c>*</c>.</summary>
    public SyntaxToken? Unit { get; init; }
}
