using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Checks;

/// <summary>Reports variants of different depth that have the same repeats in every stage, as the published B1 and B2 do.</summary>
internal sealed class RepeatsCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        var first = new Dictionary<string, CheckedVariant>(StringComparer.Ordinal);
        foreach (var variant in family.ScaledVariants)
        {
            var repeats = Repeats(variant.Network);
            if (!first.TryGetValue(repeats, out var other))
                first.Add(repeats, variant);
            else if (variant.Paper is null && DepthOf(variant) != DepthOf(other))
                diagnostics.Add(ScalingDiagnostics.SameRepeats(variant.Declaration.SpanOf("depth", "phi"), variant.Name, DepthOf(variant), other.Name, DepthOf(other)));
        }
    }

    private static string Repeats(Network network) => string.Join(",", network.Stages.Select(s => FormattableString.Invariant($"{s.Name}:{s.Depth}")));

    private static double DepthOf(CheckedVariant variant) => variant.Definition.Scale.Depth;
}
