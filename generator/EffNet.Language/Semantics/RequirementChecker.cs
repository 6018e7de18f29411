using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>Holds a network against the <c>require</c> statements of its variant.</summary>
internal static class RequirementChecker
{
    private static readonly (string Word, Func<Network, long> Of, Func<Stage, long> OfStage)[] Costs =
    [
        ("parameters", n => n.Parameters, s => s.Parameters),
        ("flops", n => n.MultiplyAdds, s => s.MultiplyAdds),
    ];

    private static readonly ArgumentRule Bound = new("require", "a number above 0", v => v > 0, "5.3M", IsWhole: true);

    /// <summary>Reports words that are no cost and bounds that none could meet, whether or not there is a network to hold them against.</summary>
    public static void CheckWords(IReadOnlyCollection<RequireSyntax> requires, DiagnosticBag diagnostics)
    {
        foreach (var bound in requires.Select(r => r.Bound).OfType<NumberSyntax>())
            ArgumentSet.InRange(diagnostics, Bound.Name, bound, Bound);
        foreach (var require in requires.Where(r => Array.TrueForAll(Costs, c => c.Word != r.Cost.Text)))
            diagnostics.Add(Report.UnknownWord(require.Cost.Span, require.Cost.Text, "'require'", Costs.Select(c => c.Word)));
    }

    /// <summary>Reports every requirement that <paramref name="network"/> misses.</summary>
    public static void Check(string variant, IEnumerable<RequireSyntax> requires, Network network, DiagnosticBag diagnostics)
    {
        foreach (var require in requires)
        {
            var cost = Costs.First(c => c.Word == require.Cost.Text);
            var literal = require.Bound!.Literal;
            var actual = cost.Of(network);
            if (Holds(require.Operator, actual, literal))
                continue;
            diagnostics.Add(Report.RequirementMissed(
                require.Bound.Span, variant, cost.Word, actual, Phrase(require.Operator), literal.Text, Contributors(network, cost.OfStage)));
        }
    }

    private static bool Holds(SyntaxKind comparison, long actual, NumberLiteral bound) => comparison switch
    {
        SyntaxKind.Equal => actual == bound.Total,
        SyntaxKind.Tilde => SharedSettings.Printed(bound).Agrees(actual),

        // A bound beyond 28 digits is beyond every cost there can be.
        _ => bound.Total is not { } total ? bound.Digits > 0 : actual <= total,
    };

    private static string Phrase(SyntaxKind comparison) => comparison switch
    {
        SyntaxKind.Equal => "exactly",
        SyntaxKind.Tilde => "about",
        _ => "at most",
    };

    private static string Contributors(Network network, Func<Stage, long> cost)
    {
        var total = Math.Max(1, network.Stages.Sum(cost));
        var largest = network.Stages
            .OrderByDescending(cost)
            .Take(3)
            .Select(s => FormattableString.Invariant($"{s.Name} ({100d * cost(s) / total:0}%)"))
            .ToList();
        return string.Join(", ", largest);
    }
}
