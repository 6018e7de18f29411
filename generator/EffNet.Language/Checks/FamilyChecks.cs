using System.Collections.Immutable;
using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Checks;

/// <summary>Runs every check on a family.</summary>
internal static class FamilyChecks
{
    private static readonly ImmutableArray<ICheck> s_all = ImmutableArray.Create<ICheck>(
        new PhiCheck(), new RoundingCheck(), new ResolutionCheck(), new RepeatsCheck(), new GrowthCheck(), new ResidualCheck(), new PaperCheck());

    /// <summary>Runs every check on the variants of <paramref name="family"/> that have a network.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static void Run(BoundFamily family, IDiagnosticWriter diagnostics, CancellationToken cancellation)
    {
        var sound = new CheckedFamily(family.Settings, family.Variants.Select(CheckedVariant.Of).OfType<CheckedVariant>().ToList(), cancellation);
        foreach (var check in s_all)
            check.Run(sound, diagnostics);
    }
}
