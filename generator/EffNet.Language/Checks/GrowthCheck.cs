using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Scaling;

namespace EffNet.Language.Checks;

/// <summary>
/// Reports a variant that is scaled up from another one in at least one dimension and down in none, but costs less because of its overrides. Variants that
/// override stages are compared with others, but others are not compared with them.
/// </summary>
internal sealed class GrowthCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        // A network computes its costs on every access. They are read once, not for each pair.
        var measured = family.AllVariants.Select(Measured.Of).ToList();
        var standards = measured.Where(m => !m.Draft.ChangesTable).ToList();
        foreach (var larger in family.Polled(measured.Where(m => m.Draft.ScalesItself)))
        {
            foreach (var smaller in standards)
            {
                if (IsLarger(larger.Scale, smaller.Scale) && FindLess(larger, smaller) is var (cost, less, more))
                {
                    diagnostics.Add(ScalingDiagnostics.LargerCostsLess(
                        larger.Draft.SpanOf("phi", "width", "depth", "resolution"), larger.Draft.Block.Name.Text, smaller.Draft.Block.Name.Text, cost, less, more));
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
    private sealed record Measured(VariantDraft Draft, Scale Scale, long MultiplyAdds, long Parameters)
    {
        public static Measured Of(VariantDraft draft)
        {
            var (network, definition) = (draft.Model!.Network!, draft.Model.Definition!);
            return new Measured(draft, definition.Scale, network.MultiplyAdds, network.Parameters);
        }
    }
}
