using EffNet.Language.Networks;

namespace EffNet.Language.Semantics;

/// <summary>
/// Finds the largest phi whose network meets a target, to three decimals: the paper's formulation of scaling (section 3.1, equation 2), with accuracy taken to
/// grow with phi. Costs never fall when phi grows, since every rounding is monotone; so halving an interval finds it.
/// </summary>
internal sealed class PhiSolver(VariantBuilder builder, FamilyDefinition family, Func<double, VariantDefinition> define)
{
    /// <summary>Steps of one unit of phi.</summary>
    private const int Precision = 1_000;

    /// <summary>The largest phi that is tried: far beyond it, coefficients of 1 apart, every network is too large.</summary>
    private const int MaximumPhi = 100;

    /// <summary>What was found.</summary>
    /// <param name="Phi">The largest phi that meets the target; where <paramref name="Missed"/> says that none does, 0.</param>
    /// <param name="Network">Its network; <see langword="null"/> where even the smallest is too large to build.</param>
    /// <param name="Missed">The bound that even phi 0 misses, if any.</param>
    /// <param name="IsBinding">Whether a larger phi would miss the target, and not only be too large to generate.</param>
    public sealed record Solution(double Phi, Network? Network, CostBound? Missed, bool IsBinding);

    /// <summary>The largest phi whose network meets all of <paramref name="bounds"/>.</summary>
    public Solution Solve(IReadOnlyList<CostBound> bounds)
    {
        var smallest = Build(0);
        var missed = smallest is null ? null : bounds.FirstOrDefault(b => !b.Holds(smallest));
        if (smallest is null || missed is not null)
            return new Solution(0, smallest, missed, IsBinding: true);

        var (low, network, high) = (0, smallest, MaximumPhi * Precision);
        Network? above = null;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            var candidate = Build(middle);
            if (candidate is not null && bounds.All(b => b.Holds(candidate)))
                (low, network) = (middle, candidate);
            else
                (high, above) = (middle, candidate);
        }

        return new Solution((double)low / Precision, network, null, IsBinding: above is not null);
    }

    private Network? Build(int step) => builder.Build(family, define((double)step / Precision), out _);
}
