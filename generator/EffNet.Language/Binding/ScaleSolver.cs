using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>
/// Finds the largest value of phi, or of one factor, whose network meets a target. This is the paper's formulation of scaling (section 3.1, equation 2). It
/// assumes that accuracy grows with the size of the network.
/// </summary>
/// <remarks>
/// Costs grow with every factor, so a binary search finds the value above which the target is missed. However, costs are not strictly monotonic: if rounding makes
/// the input and output channels of a block equal, its shortcut needs no convolution, and a slightly larger network costs slightly less. Therefore, the networks
/// just above that value are tried one by one. A network whose groups do not divide its channels is never the solution.
/// </remarks>
internal sealed class ScaleSolver(
    VariantBuilder builder, TriedCosts tried, FamilyDefinition family, SolvedSetting setting, Func<double, VariantDefinition> define)
{
    /// <summary>The maximum number of different networks to try above the value that the binary search finds.</summary>
    private const int Dips = 64;

    /// <summary>The maximum number of steps to try above that value.</summary>
    private const int DipSteps = 2_000;

    /// <summary>A solution.</summary>
    /// <param name="Value">The largest value that meets the target; the smallest value if <paramref name="Missed"/> is not <see langword="null"/>.</param>
    /// <param name="Network">The network of the value; <see langword="null"/> if even the smallest network is too large to build.</param>
    /// <param name="Missed">
    /// The bound that the network of the smallest value misses, so that no value meets the target; <see langword="null"/> if the target can be met.
    /// </param>
    /// <param name="IsBinding">
    /// <see langword="true"/> if a larger value misses the target; <see langword="false"/> if the networks of all larger values are too large to generate.
    /// </param>
    public sealed record Solution(double Value, Network? Network, CostBound? Missed, bool IsBinding)
    {
        /// <summary>
        /// Gets the next larger network and a bound that it misses. The value is <see langword="null"/> if at most a tenth of a bound is unused, if the next network is too
        /// large to generate, if its groups do not divide its channels, or if it misses no bound.
        /// </summary>
        public (CostBound Bound, NextNetwork Network)? FarFrom { get; init; }
    }

    /// <summary>The first network after the solution. It misses the target.</summary>
    /// <param name="Value">The value of phi or the factor.</param>
    /// <param name="Cost">The cost that the bound limits.</param>
    /// <param name="DeeperStages">The number of stages with more layers than in the solution.</param>
    /// <param name="WiderStages">The number of stages with more channels than in the solution.</param>
    public sealed record NextNetwork(double Value, long Cost, int DeeperStages, int WiderStages);

    /// <summary>If a larger share of the target than this is unused, the next network is reported.</summary>
    private const double Unused = 0.1;

    private readonly Dictionary<NetworkKey, Dictionary<string, long>?> _known = tried.Of(family, define(setting.ValueAt(setting.FirstStep)));

    /// <summary>Returns the largest value whose network meets all <paramref name="bounds"/>.</summary>
    public Solution Solve(IReadOnlyList<CostBound> bounds)
    {
        var least = setting.ValueAt(setting.FirstStep);
        var smallest = Build(setting.FirstStep);
        if (smallest is null)
            return new Solution(least, null, null, IsBinding: true);

        const int None = -1;
        var (step, isBinding) = Meets(setting.FirstStep, bounds) == true ? FindPassing(bounds) : (None, true);
        if (step < setting.WrittenStep && Meets(setting.WrittenStep, bounds) == true)
            step = setting.WrittenStep; // Only at this step are channels not rounded, so its costs may be lower than those of smaller steps.
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
        if (bounds.Max(Used) >= 1 - Unused || HasConflict(step + 1) || Measure(step + 1, bounds) is not { } next
            || bounds.FirstOrDefault(b => !b.Holds(next[b.Measure.Word])) is not { } missed)
        {
            return null;
        }

        var (found, after) = (ScaleAt(step), ScaleAt(step + 1));
        int Count(Func<StageDefinition, Scale, int> size) => family.Stages.Count(s => size(s, after) > size(s, found));
        return (missed, new NextNetwork(
            setting.ValueAt(step + 1),
            next[missed.Measure.Word],
            Count((s, scale) => s.LayersAt(scale.Depth, family.DepthRounding)),
            Count((s, scale) => s.ChannelsAt(scale.Width, family.Rounding, input: 0))));
    }

    /// <summary>Returns a step that meets the bounds although the next step does not, and whether the next step can be generated.</summary>
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

    /// <summary>Returns the last of the steps just after <paramref name="step"/> that meets the bounds; <paramref name="found"/> if none does.</summary>
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

    /// <summary>
    /// Returns the last step up to <paramref name="step"/> that meets the bounds and whose groups divide its channels; <paramref name="step"/> itself if none
    /// is near.
    /// </summary>
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

    /// <summary>Returns whether the network of a step meets all bounds; <see langword="null"/> if it is too large to build.</summary>
    private bool? Meets(int step, IReadOnlyList<CostBound> bounds) =>
        Measure(step, bounds) is { } costs ? bounds.All(b => b.Holds(costs[b.Measure.Word])) : null;

    private IReadOnlyDictionary<string, long>? Measure(int step, IReadOnlyList<CostBound> bounds) =>
        tried.Measure(_known, family, define(setting.ValueAt(step)), bounds);

    private Network? Build(int step) => builder.Build(family, define(setting.ValueAt(step)), out _);
}
