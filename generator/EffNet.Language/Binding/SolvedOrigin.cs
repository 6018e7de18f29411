using System.Globalization;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Describes how phi or a factor was solved, and how much of each target is unused.</summary>
internal static class SolvedOrigin
{
    /// <summary>Returns the description, which the documentation of the generated class quotes.</summary>
    public static string Describe(SolveTarget target, double value, Network network)
    {
        var bounds = string.Join(", and with ", target.Bounds.Select(b => Describe(b, b.Measure.Of(network))));
        return $"{target.Setting.Describe(value)} is the largest{target.Setting.Precision} with {bounds}.";
    }

    private static string Describe(CostBound bound, long actual)
    {
        var slack = (bound.Literal.Total ?? decimal.MaxValue) - actual;
        var share = bound.Literal.Total is > 0 and var total ? 100 * (slack / total) : 100;
        return string.Format(CultureInfo.InvariantCulture, "{0}: {1:N0}, which leaves {2:N0} ({3:0.##}%)", bound.Text, actual, slack, share);
    }
}
