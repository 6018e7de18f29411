using EffNet.Language.Networks;

namespace EffNet.Language.Semantics;

/// <summary>
/// Finds the largest phi whose network meets a target, to three decimals: the paper's formulation of scaling (section 3.1, equation 2), with accuracy taken to
/// grow with phi.
/// </summary>
/// <remarks>
/// Costs grow with phi, so halving an interval finds where a target is passed. They do not grow strictly: where rounding makes two channel counts equal, a shortcut
/// needs no convolution, and a network a little larger costs a little less. So the networks just behind that place are tried one by one.
/// </remarks>
internal sealed class PhiSolver(VariantBuilder builder, TriedCosts tried, FamilyDefinition family, Func<double, VariantDefinition> define)
{
    /// <summary>Steps of one unit of phi.</summary>
    private const int Precision = 1_000;

    /// <summary>The largest phi that is tried: far beyond it, coefficients of 1 apart, every network is too large.</summary>
    private const int MaximumPhi = 100;

    /// <summary>How many different networks behind the place where a target is passed are tried, and over how many steps.</summary>
    private const int Dips = 64;

    private const int DipSteps = 2 * Precision;

    /// <summary>What was found.</summary>
    /// <param name="Phi">The largest phi that meets the target; where <paramref name="Missed"/> says that none does, 0.</param>
    /// <param name="Network">Its network; <see langword="null"/> where even the smallest is too large to build.</param>
    /// <param name="Missed">The bound that phi 0 misses, and so do all others, if any.</param>
    /// <param name="IsBinding">Whether a larger phi would miss the target, and not only be too large to generate.</param>
    public sealed record Solution(double Phi, Network? Network, CostBound? Missed, bool IsBinding)
    {
        /// <summary>
        /// The target that comes nearest to being met exactly, and the next network; <see langword="null"/> if that target is met to within a tenth.
        /// </summary>
        public (CostBound Bound, NextNetwork Network)? FarFrom { get; init; }
    }

    /// <summary>The network after the one that was found, which misses the target.</summary>
    /// <param name="Phi">Its phi.</param>
    /// <param name="Cost">The cost that the target bounds.</param>
    /// <param name="DeeperStages">How many of its stages have more layers.</param>
    public sealed record NextNetwork(double Phi, long Cost, int DeeperStages);

    /// <summary>The share of a target that a solution may leave unused before that is worth a word.</summary>
    private const double Unused = 0.1;

    private readonly Dictionary<NetworkKey, Dictionary<string, long>?> _known = tried.Of(family, define(0));

    /// <summary>The largest phi whose network meets all of <paramref name="bounds"/>.</summary>
    public Solution Solve(IReadOnlyList<CostBound> bounds)
    {
        var smallest = Build(0);
        if (smallest is null)
            return new Solution(0, null, null, IsBinding: true);

        var (step, isBinding) = Meets(0, bounds) == true ? FindPassing(bounds) : (-1, true);
        step = FindBehindDips(step, bounds);
        if (step < 0)
            return new Solution(0, smallest, bounds.First(b => !b.Holds(smallest)), IsBinding: true);
        var network = Build(step)!;
        return new Solution((double)step / Precision, network, null, isBinding) { FarFrom = isBinding ? FindGap(step, network, bounds) : null };
    }

    private (CostBound Bound, NextNetwork Network)? FindGap(int step, Network network, IReadOnlyList<CostBound> bounds)
    {
        double Used(CostBound bound) => bound.Literal.Total is > 0 and var total ? (double)(bound.Measure.Of(network) / total) : 0;
        var nearest = bounds.OrderByDescending(Used).First();
        if (Used(nearest) >= 1 - Unused || Measure(step + 1, bounds) is not { } next)
            return null;
        var (found, after) = (define((double)step / Precision).Scale, define((double)(step + 1) / Precision).Scale);
        var deeper = family.Stages.Count(s => s.LayersAt(after.Depth, family.DepthRounding) > s.LayersAt(found.Depth, family.DepthRounding));
        return (nearest, new NextNetwork((double)(step + 1) / Precision, next[nearest.Measure.Word], deeper));
    }

    /// <summary>A step that meets the bounds before one that does not, and whether that one could be generated at all.</summary>
    private (int Step, bool IsBinding) FindPassing(IReadOnlyList<CostBound> bounds)
    {
        var (low, high, isBinding) = (0, MaximumPhi * Precision, false);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            var meets = Meets(middle, bounds);
            if (meets == true)
                low = middle;
            else
                (high, isBinding) = (middle, meets is not null);
        }

        return (low, isBinding);
    }

    /// <summary>The last step behind <paramref name="step"/> that meets the bounds after all; <paramref name="step"/> itself where none does.</summary>
    private int FindBehindDips(int step, IReadOnlyList<CostBound> bounds)
    {
        var (found, tried) = (step, 0);
        (NetworkKey Key, bool Holds)? last = null;
        for (var next = step + 1; next <= Math.Min(step + DipSteps, MaximumPhi * Precision) && tried < Dips; next++)
        {
            var key = new NetworkKey(family, define((double)next / Precision).Scale);
            if (last?.Key.Equals(key) != true)
            {
                tried++;
                last = (key, Meets(next, bounds) == true);
            }

            if (last is { Holds: true })
                found = next;
        }

        return found;
    }

    /// <summary>Whether the network of a step meets all bounds; <see langword="null"/> if it is too large to build.</summary>
    private bool? Meets(int step, IReadOnlyList<CostBound> bounds) =>
        Measure(step, bounds) is { } costs ? bounds.All(b => b.Holds(costs[b.Measure.Word])) : null;

    private IReadOnlyDictionary<string, long>? Measure(int step, IReadOnlyList<CostBound> bounds) =>
        tried.Measure(_known, family, define((double)step / Precision), bounds);

    private Network? Build(int step) => builder.Build(family, define((double)step / Precision), out _);
}
