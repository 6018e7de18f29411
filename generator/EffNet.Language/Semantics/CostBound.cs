using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>A cost and what it must be.</summary>
/// <param name="Measure">The cost.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Literal">With what.</param>
/// <param name="Span">Where the number stands.</param>
/// <param name="Text">The bound as the file writes it, in one canonical form.</param>
internal sealed record CostBound(CostMeasure Measure, SyntaxKind Operator, NumberLiteral Literal, TextSpan Span, string Text)
{
    /// <summary>The comparison as a message says it.</summary>
    public string Phrase => Operator switch
    {
        SyntaxKind.Equal => "exactly",
        SyntaxKind.Tilde => "about",
        _ => "at most",
    };

    /// <summary>Whether <paramref name="network"/> meets it.</summary>
    public bool Holds(Network network) => Holds(Measure.Of(network));

    /// <summary>Whether a network of this cost meets it.</summary>
    public bool Holds(long actual) => Operator switch
    {
        SyntaxKind.Equal => actual == Literal.Total,
        SyntaxKind.Tilde => SharedSettings.Printed(Literal).Agrees(actual),

        // A bound beyond 28 digits is beyond every cost there can be.
        _ => Literal.Total is not { } total ? Literal.Digits > 0 : actual <= total,
    };
}
