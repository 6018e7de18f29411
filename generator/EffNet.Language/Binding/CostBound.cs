using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A cost and what it must be.</summary>
/// <param name="Measure">The cost.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Literal">With what.</param>
/// <param name="Span">Where the number is, with the word that it counts if there is one.</param>
/// <param name="Text">The bound as the file writes it, in one canonical form.</param>
internal sealed record CostBound(CostMeasure Measure, SyntaxKind Operator, NumberLiteral Literal, TextSpan Span, string Text)
{
    /// <summary>The share of the target by which a cost may differ from it, both ends included; <see langword="null"/> for the other comparisons.</summary>
    public decimal? Share { get; init; }

    /// <summary>Whether the number counts the cost of a search's baseline.</summary>
    public bool IsRelative { get; init; }

    /// <summary>What the number counts: the baseline's cost if it is relative, and 1 otherwise.</summary>
    public long Unit { get; init; } = 1;

    /// <summary>The cost that others are compared with; <see langword="null"/> beyond 28 digits, where no cost can be.</summary>
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

    /// <summary>Whether <paramref name="network"/> meets it.</summary>
    public bool Holds(Network network) => Holds(Measure.Of(network));

    /// <summary>Whether a network of this cost meets it.</summary>
    public bool Holds(long actual) => Operator switch
    {
        SyntaxKind.Identifier => Target is { } target && Math.Abs(actual - target) <= Share * target,
        SyntaxKind.Equal => actual == Literal.Total,
        SyntaxKind.Tilde => SharedSettings.Printed(Literal).Agrees(actual),
        SyntaxKind.GreaterOrEqual => Target is { } least && actual >= least,

        // A bound beyond 28 digits is beyond every cost there can be.
        _ => Target is not { } total ? Literal.Digits > 0 : actual <= total,
    };

    /// <summary>Returns the one of two costs that comes nearer to meeting it.</summary>
    public long Nearer(long one, long other)
    {
        if (Operator == SyntaxKind.GreaterOrEqual)
            return Math.Max(one, other);
        return Share is not null && Target is { } target ? Math.Abs(one - target) <= Math.Abs(other - target) ? one : other : Math.Min(one, other);
    }

    /// <summary>Gets the word for the cost that comes nearest to meeting it.</summary>
    public string NearestWord => Operator switch
    {
        SyntaxKind.Identifier => "nearest",
        SyntaxKind.GreaterOrEqual => "largest",
        _ => "lowest",
    };

    /// <summary>The same bound for a search whose baseline is <paramref name="baseline"/>.</summary>
    public CostBound RelativeTo(Network baseline) => IsRelative ? this with { Unit = Measure.Of(baseline) } : this;
}
