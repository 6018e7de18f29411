using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>
/// Finds the largest value of phi, or of one factor, whose network meets a target: the paper's formulation of scaling (section 3.1, equation 2), with accuracy taken
/// to grow with size.
/// </summary>
/// <remarks>
/// Costs grow with every factor, so halving an interval finds where a target is passed. They do not grow strictly: where rounding makes two channel counts equal, a
/// shortcut needs no convolution, and a network a little larger costs a little less. So the networks just after that place are tried one by one. Networks whose channels
/// their groups do not divide are never the answer.
/// </remarks>
internal sealed class ScaleSolver(
    VariantBuilder builder, TriedCosts tried, FamilyDefinition family, SolvedSetting setting, Func<double, VariantDefinition> define)
{
    /// <summary>How many different networks after the place where a target is passed are tried, and over how many steps.</summary>
    private const int Dips = 64;

    private const int DipSteps = 2_000;

    /// <summary>What was found.</summary>
    /// <param name="Value">The largest value that meets the target; where <paramref name="Missed"/> says that none does, the least.</param>
    /// <param name="Network">Its network; <see langword="null"/> where even the smallest is too large to build.</param>
    /// <param name="Missed">The bound that the least value misses, and so do all others, if any.</param>
    /// <param name="IsBinding">Whether a larger value would miss the target, and not only be too large to generate.</param>
    public sealed record Solution(double Value, Network? Network, CostBound? Missed, bool IsBinding)
    {
        /// <summary>
        /// The target that comes nearest to being met exactly, and the next network; <see langword="null"/> if that target is met to within a tenth.
        /// </summary>
        public (CostBound Bound, NextNetwork Network)? FarFrom { get; init; }
    }

    /// <summary>The network after the one that was found, which misses the target.</summary>
    /// <param name="Value">Its phi, or factor.</param>
    /// <param name="Cost">The cost that the target bounds.</param>
    /// <param name="DeeperStages">How many of its stages have more layers.</param>
    /// <param name="WiderStages">How many of its stages have more channels.</param>
    public sealed record NextNetwork(double Value, long Cost, int DeeperStages, int WiderStages);

    /// <summary>The share of a target that a solution may leave unused before that is worth a word.</summary>
    private const double Unused = 0.1;

    private readonly Dictionary<NetworkKey, Dictionary<string, long>?> _known = tried.Of(family, define(setting.ValueAt(setting.FirstStep)));

    /// <summary>The largest value whose network meets all of <paramref name="bounds"/>.</summary>
    public Solution Solve(IReadOnlyList<CostBound> bounds)
    {
        var least = setting.ValueAt(setting.FirstStep);
        var smallest = Build(setting.FirstStep);
        if (smallest is null)
            return new Solution(least, null, null, IsBinding: true);

        const int None = -1;
        var (step, isBinding) = Meets(setting.FirstStep, bounds) == true ? FindPassing(bounds) : (None, true);
        if (step < setting.WrittenStep && Meets(setting.WrittenStep, bounds) == true)
            step = setting.WrittenStep; // There alone, channels are not rounded.
        step = FindAfterDips(step == None ? setting.FirstStep : step, bounds, found: step);
        if (step == None)
            return new Solution(least, smallest, bounds.First(b => !b.Holds(smallest)), IsBinding: true);
        step = FindWithoutConflict(step, bounds);
        var network = Build(step)!;
        return new Solution(setting.ValueAt(step), network, null, isBinding) { FarFrom = isBinding ? FindGap(step, network, bounds) : null };
    }

    private (CostBound Bound, NextNetwork Network)? FindGap(int step, Network network, IReadOnlyList<CostBound> bounds)
    {
        double Used(CostBound bound) => bound.Literal.Total is > 0 and var total ? (double)(bound.Measure.Of(network) / total) : 0;
        var nearest = bounds.OrderByDescending(Used).First();
        if (Used(nearest) >= 1 - Unused || Measure(step + 1, bounds) is not { } next)
            return null;
        var (found, after) = (ScaleAt(step), ScaleAt(step + 1));
        int Count(Func<StageDefinition, Scale, int> size) => family.Stages.Count(s => size(s, after) > size(s, found));
        return (nearest, new NextNetwork(
            setting.ValueAt(step + 1),
            next[nearest.Measure.Word],
            Count((s, scale) => s.LayersAt(scale.Depth, family.DepthRounding)),
            Count((s, scale) => s.ChannelsAt(scale.Width, family.Rounding, input: 0))));
    }

    /// <summary>A step that meets the bounds before one that does not, and whether that one could be generated at all.</summary>
    private (int Step, bool IsBinding) FindPassing(IReadOnlyList<CostBound> bounds)
    {
        var (low, high, isBinding) = (setting.FirstStep, setting.LastStep, false);
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

    /// <summary>The last step after <paramref name="step"/> that meets the bounds after all; <paramref name="found"/> if none does.</summary>
    private int FindAfterDips(int step, IReadOnlyList<CostBound> bounds, int found)
    {
        var count = 0;
        (NetworkKey Key, bool Holds)? last = null;
        for (var next = step + 1; next <= Math.Min(step + DipSteps, setting.LastStep) && count < Dips; next++)
        {
            var key = new NetworkKey(family, ScaleAt(next));
            if (last?.Key.Equals(key) != true)
            {
                count++;
                last = (key, Meets(next, bounds) == true && !HasConflict(next));
            }

            if (last is { Holds: true })
                found = next;
        }

        return found;
    }

    /// <summary>The last step up to <paramref name="step"/> whose channels its groups divide; <paramref name="step"/> itself if none is near.</summary>
    private int FindWithoutConflict(int step, IReadOnlyList<CostBound> bounds)
    {
        for (var before = step; before >= Math.Max(setting.FirstStep, step - DipSteps); before--)
        {
            if (!HasConflict(before) && Meets(before, bounds) == true)
                return before;
        }

        return step;
    }

    private bool HasConflict(int step) => NetworkBuilder.FindConflict(family, define(setting.ValueAt(step))) is not null;

    private Scale ScaleAt(int step) => define(setting.ValueAt(step)).Scale;

    /// <summary>Whether the network of a step meets all bounds; <see langword="null"/> if it is too large to build.</summary>
    private bool? Meets(int step, IReadOnlyList<CostBound> bounds) =>
        Measure(step, bounds) is { } costs ? bounds.All(b => b.Holds(costs[b.Measure.Word])) : null;

    private IReadOnlyDictionary<string, long>? Measure(int step, IReadOnlyList<CostBound> bounds) =>
        tried.Measure(_known, family, define(setting.ValueAt(step)), bounds);

    private Network? Build(int step) => builder.Build(family, define(setting.ValueAt(step)), out _);
}
