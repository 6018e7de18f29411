using System.Globalization;
using EffNet.Language.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Says how a phi was found, and how much of each target is left.</summary>
internal static class SolvedOrigin
{
    public static string Describe(double phi, IEnumerable<CostBound> bounds, Network network) => string.Format(
        CultureInfo.InvariantCulture,
        "phi {0:0.###} is the largest, to three decimals, with {1}.",
        phi,
        string.Join(" and ", bounds.Select(b => Describe(b, b.Measure.Of(network)))));

    private static string Describe(CostBound bound, long actual)
    {
        var slack = (bound.Literal.Total ?? decimal.MaxValue) - actual;
        var share = bound.Literal.Total is > 0 and var total ? 100 * (slack / total) : 100;
        return string.Format(CultureInfo.InvariantCulture, "{0}: {1:N0}, which leaves {2:N0} ({3:0.##}%)", bound.Text, actual, slack, share);
    }
}
