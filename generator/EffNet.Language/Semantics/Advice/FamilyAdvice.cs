namespace EffNet.Language.Semantics.Advice;

/// <summary>
/// What is worth knowing about a family whose networks can all be built: suggestions and warnings, each of which leaves everything as it is. Each piece of advice is a
/// method that takes the family, and takes time linear in its variants and stages: two counts that a user controls are never multiplied by a third.
/// </summary>
internal static class FamilyAdvice
{
    private static readonly Action<AdvisedFamily>[] s_all =
    [
        PhiAdvice.Give, RoundingAdvice.Give, ResolutionAdvice.Give, RepeatsAdvice.Give, GrowthAdvice.Give, ResidualAdvice.Give, PaperAdvice.Give,
    ];

    /// <summary>Gives all advice about <paramref name="family"/>.</summary>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public static void Give(AdvisedFamily family)
    {
        foreach (var give in s_all)
            give(family);
    }
}
