using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A requirement on a cost.</summary>
/// <param name="Measure">The cost.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Literal">The number with which the cost is compared.</param>
/// <param name="Span">The span of the number, including <c>* baseline</c>.</param>
/// <param name="Text">The bound in canonical form.</param>
internal sealed record CostBound(CostMeasure Measure, SyntaxKind Operator, NumberLiteral Literal, TextSpan Span, string Text)
{
    /// <summary>
    /// Gets the largest allowed difference from the target, as a share of the target, for <c>within</c>; <see langword="null"/> for other comparisons.
    /// </summary>
    public decimal? Share { get; init; }

    /// <summary>Gets whether the number is multiplied by the cost of a search's baseline.</summary>
    public bool IsRelative { get; init; }

    /// <summary>Gets the factor of the number: the cost of the baseline if the bound is relative; otherwise, 1.</summary>
    public long Unit { get; init; } = 1;

    /// <summary>
    /// Gets the number with which costs are compared; <see langword="null"/> if it has more than 28 digits and is therefore larger than every cost.
    /// </summary>
    public decimal? Target => Literal.Total * Unit;

    /// <summary>Gets the comparison in the words of a message.</summary>
    public string Phrase => Operator switch
    {
        SyntaxKind.Identifier => FormattableString.Invariant($"within {100 * Share:0.######}% of"),
        SyntaxKind.Equal => "exactly",
        SyntaxKind.Tilde => "about",
        SyntaxKind.GreaterOrEqual => "at least",
        _ => "at most",
    };

    /// <summary>Returns whether <paramref name="network"/> meets the bound.</summary>
    public bool Holds(Network network) => Holds(Measure.Of(network));

    /// <summary>Returns whether a network of this cost meets the bound.</summary>
    public bool Holds(long actual) => Operator switch
    {
        SyntaxKind.Identifier => Target is { } target && Math.Abs(actual - target) <= Share * target,
        SyntaxKind.Equal => actual == Literal.Total,
        SyntaxKind.Tilde => SharedSettings.Printed(Literal).Agrees(actual),
        SyntaxKind.GreaterOrEqual => Target is { } least && actual >= least,

        // A number with more than 28 digits is larger than every cost.
        _ => Target is not { } total ? Literal.Digits > 0 : actual <= total,
    };

    /// <summary>Returns the cost that is nearer to the bound.</summary>
    public long Nearer(long one, long other)
    {
        if (Operator == SyntaxKind.GreaterOrEqual)
            return Math.Max(one, other);
        return Share is not null && Target is { } target ? Math.Abs(one - target) <= Math.Abs(other - target) ? one : other : Math.Min(one, other);
    }

    /// <summary>Gets the word for the cost that is nearest to the bound.</summary>
    public string NearestWord => Operator switch
    {
        SyntaxKind.Identifier => "nearest",
        SyntaxKind.GreaterOrEqual => "largest",
        _ => "lowest",
    };

    /// <summary>Returns the bound for a search whose baseline is <paramref name="baseline"/>.</summary>
    public CostBound RelativeTo(Network baseline) => IsRelative ? this with { Unit = Measure.Of(baseline) } : this;
}
