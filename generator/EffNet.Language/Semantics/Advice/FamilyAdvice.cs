using EffNet.Language.Diagnostics;

namespace EffNet.Language.Semantics.Advice;

/// <summary>
/// What is worth knowing about a family whose networks can all be built: informations and warnings, each of which leaves everything as it is. Variants come in the
/// order of the file, those without a network left out.
/// </summary>
internal static class FamilyAdvice
{
    public static void Give(FamilySettings settings, IReadOnlyList<VariantDraft> variants, DiagnosticBag diagnostics)
    {
        foreach (var variant in variants.Where(v => v.ScalesItself))
        {
            PhiAdvice.Give(variant, settings, diagnostics);
            RoundingAdvice.Give(variant, diagnostics);
            ResolutionAdvice.Give(variant, diagnostics);
        }

        RepeatsAdvice.Give(variants, diagnostics);
        GrowthAdvice.Give(variants, diagnostics);
        ResidualAdvice.Give(settings.Rows, variants, diagnostics);
    }
}
