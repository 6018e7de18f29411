using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;

namespace EffNet.Language.Semantics.Advice;

/// <summary>
/// Channel counts that rounding moves by over a tenth: the published B3 and B6 have some. The reference promises not to go down by more than that, and says nothing
/// about going up.
/// </summary>
internal static class RoundingAdvice
{
    private const double Tolerance = 0.1;

    public static void Give(AdvisedFamily family)
    {
        foreach (var variant in family.ScaledVariants)
            Give(variant, family.Diagnostics);
    }

    private static void Give(VariantDraft variant, DiagnosticBag diagnostics)
    {
        var (family, width) = (variant.Family!, variant.Model!.Definition!.Scale.Width);
        var moved = new List<(string Stage, double Wanted, int Rounded)>();
        foreach (var stage in family.Stages)
        {
            if (stage.Find(ArgumentRule.Channels.Name) is not { } channels || stage.Fixes(Networks.ScaledDimension.Width))
                continue;
            var (wanted, rounded) = (channels * width, stage.ChannelsAt(width, family.Rounding, input: 0));
            if (Math.Abs((rounded / wanted) - 1) > Tolerance)
                moved.Add((stage.Name, wanted, rounded));
        }

        if (moved.Count > 0)
            diagnostics.Add(Report.RoundingMovesWidth(variant.SpanOf("width", "phi"), variant.Block.Name.Text, moved));
    }
}
