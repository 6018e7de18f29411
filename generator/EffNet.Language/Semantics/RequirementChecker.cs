using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Holds a network against the <c>require</c> statements of its variant and its family.</summary>
internal static class RequirementChecker
{
    /// <summary>Reports every requirement that <paramref name="network"/> misses; one of a family once for every variant that misses it.</summary>
    public static void Check(string variant, IEnumerable<CostBound> bounds, Network network, IDiagnosticWriter diagnostics)
    {
        foreach (var bound in bounds.Where(b => !b.Holds(network)))
        {
            diagnostics.Add(SemanticReport.RequirementMissed(
                bound.Span, variant, bound.Measure.Phrase, bound.Measure.Of(network), bound.Phrase, bound.Literal, bound.Measure.Explain(network)));
        }
    }
}
