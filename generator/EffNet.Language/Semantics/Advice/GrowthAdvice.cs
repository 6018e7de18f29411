using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;

namespace EffNet.Language.Semantics.Advice;

/// <summary>
/// A variant that scales another one up in some dimension and down in none, and costs less all the same: its overrides see to that. Variants that override stages are
/// measured, but nothing is measured against them.
/// </summary>
internal static class GrowthAdvice
{
    public static void Give(IReadOnlyList<VariantDraft> variants, DiagnosticBag diagnostics)
    {
        foreach (var larger in variants.Where(v => v.ScalesItself))
        {
            foreach (var smaller in variants.Where(v => v.Resolved.Overrides.Count == 0))
            {
                if (IsLarger(larger, smaller) && FindLess(larger.Model!.Network!, smaller.Model!.Network!) is var (cost, less, more))
                {
                    diagnostics.Add(Report.LargerCostsLess(
                        larger.SpanOf("phi", "width", "depth", "resolution"), larger.Block.Name.Text, smaller.Block.Name.Text, cost, less, more));
                    break;
                }
            }
        }
    }

    private static bool IsLarger(VariantDraft a, VariantDraft b)
    {
        var (x, y) = (a.Model!.Definition!.Scale, b.Model!.Definition!.Scale);
        return x != y && x.Width >= y.Width && x.Depth >= y.Depth && x.Resolution >= y.Resolution;
    }

    private static (string Cost, long Less, long More)? FindLess(Network larger, Network smaller)
    {
        if (larger.MultiplyAdds < smaller.MultiplyAdds)
            return ("flops", larger.MultiplyAdds, smaller.MultiplyAdds);
        return larger.Parameters < smaller.Parameters ? ("parameters", larger.Parameters, smaller.Parameters) : null;
    }
}
