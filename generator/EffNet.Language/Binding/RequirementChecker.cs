using System.Globalization;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Compares a network with the <c>require</c> statements of its variant and its family.</summary>
internal static class RequirementChecker
{
    /// <summary>Reports every requirement that <paramref name="network"/> misses. A requirement of a family is reported for each variant that misses it.</summary>
    public static void Check(string variant, IEnumerable<CostBound> bounds, Network network, IDiagnosticWriter diagnostics)
    {
        foreach (var bound in bounds.Where(b => !b.Holds(network)))
        {
            diagnostics.Add(BudgetDiagnostics.RequirementMissed(
                bound.Span, variant, bound.Measure.Phrase, bound.Measure.Of(network), bound.Phrase, Written(bound.Literal), bound.Measure.Explain(network)));
        }
    }

    /// <summary>Returns a bound as it was written. The digits of a whole number without a unit are grouped, as in the cost with which it is compared.</summary>
    private static string Written(NumberLiteral literal) => literal is { Unit: NumberUnit.None, Decimals: 0 }
        ? literal.Digits.ToString("N0", CultureInfo.InvariantCulture)
        : literal.Text;
}
