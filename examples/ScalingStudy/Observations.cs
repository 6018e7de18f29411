using EffNet;

namespace ScalingStudy;

/// <summary>Provides the paper's two observations (section 3.2) as claims about differences between networks with the same seeds.</summary>
internal static class Observations
{
    /// <summary>Returns the claims of observation 1: each step of a series improves the accuracy, and each step improves it less than the previous step.</summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<Claim> Gains(StudyResults results)
    {
        var claims = new List<Claim?>();
        foreach (var (name, networks) in StudyPlan.Scaling)
        {
            for (var i = 1; i < networks.Count; i++)
                claims.Add(Difference(results, networks[i], networks[i - 1], $"{name}: "));
            for (var i = 2; i < networks.Count; i++)
            {
                var change = results.Combine((networks[i], 1), (networks[i - 1], -2), (networks[i - 2], 1));
                claims.Add(change is null ? null : new Claim($"{name}: gain of {networks[i].Name} - gain of {networks[i - 1].Name}", ExpectsIncrease: false, change));
            }
        }

        return [.. claims.OfType<Claim>()];
    }

    /// <summary>
    /// Returns the claims of observation 2: at equal multiply-adds, compound scaling is better than scaling one dimension and than each width sweep at a larger depth or
    /// resolution, and these sweeps are better than scaling only the width.
    /// </summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<Claim> Balance(StudyResults results)
    {
        var compound = StudyPlan.Scaling[^1].Networks;
        var claims = new List<Claim?>();
        foreach (var (_, networks) in StudyPlan.Scaling.SkipLast(1))
        {
            for (var level = 1; level < networks.Count; level++)
                claims.Add(Difference(results, compound[level], networks[level]));
        }

        // The first sweep begins with the baseline; the other sweeps begin with level 1.
        var width = StudyPlan.WidthSweep[0].Networks;
        var sweeps = StudyPlan.WidthSweep.Skip(1).SelectMany(sweep => sweep.Networks.Select((network, i) => (Network: network, Level: i + 1))).ToList();
        claims.AddRange(sweeps.Select(one => Difference(results, compound[one.Level], one.Network)));
        claims.AddRange(sweeps.Select(one => Difference(results, one.Network, width[one.Level])));
        return [.. claims.OfType<Claim>()];
    }

    private static Claim? Difference(StudyResults results, ModuleVariant better, ModuleVariant worse, string prefix = "") =>
        results.Combine((better, 1), (worse, -1)) is { } difference ? new Claim($"{prefix}{better.Name} - {worse.Name}", ExpectsIncrease: true, difference) : null;
}
