using EffNet.Language.Diagnostics;
using EffNet.Language.Scaling;

namespace EffNet.Language.Checks;

/// <summary>
/// Reports a variant that costs less than another variant, although it is scaled up from it in at least one dimension and scaled down in none. The smaller variant of
/// a comparison is always a variant without changes to the stage table.
/// </summary>
internal sealed class GrowthCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        // A network computes its costs on every access. Therefore, they are read once, and not again for each pair.
        var measured = family.AllVariants.Select(Measured.Of).ToList();
        var standards = measured.Where(m => !m.Variant.Resolved.ChangesTable).ToList();
        foreach (var larger in family.Polled(measured.Where(m => m.Variant.Resolved.ScalesItself)))
        {
            foreach (var smaller in standards)
            {
                if (IsLarger(larger.Scale, smaller.Scale) && FindLess(larger, smaller) is var (cost, less, more))
                {
                    diagnostics.Add(ScalingDiagnostics.LargerCostsLess(
                        larger.Variant.Declaration.SpanOf("phi", "width", "depth", "resolution"), larger.Variant.Name, smaller.Variant.Name, cost, less, more));
                    break;
                }
            }
        }
    }

    private static bool IsLarger(Scale a, Scale b) => a != b && a.Width >= b.Width && a.Depth >= b.Depth && a.Resolution >= b.Resolution;

    private static (string Cost, long Less, long More)? FindLess(Measured larger, Measured smaller)
    {
        if (larger.MultiplyAdds < smaller.MultiplyAdds)
            return ("flops", larger.MultiplyAdds, smaller.MultiplyAdds);
        return larger.Parameters < smaller.Parameters ? ("parameters", larger.Parameters, smaller.Parameters) : null;
    }

    /// <summary>A variant with its scale and costs.</summary>
    private sealed record Measured(CheckedVariant Variant, Scale Scale, long MultiplyAdds, long Parameters)
    {
        public static Measured Of(CheckedVariant variant) =>
            new(variant, variant.Definition.Scale, variant.Network.MultiplyAdds, variant.Network.Parameters);
    }
}
