using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>The comparison of the weights of two networks.</summary>
/// <param name="Fit"><see langword="true"/> if all names and shapes are equal, so that weights of one network fit the other.</param>
/// <param name="Differing">The number of entries that differ in name or shape.</param>
/// <param name="Examples">The first of these entries.</param>
internal sealed record WeightComparison(bool Fit, int Differing, IReadOnlyList<WeightChange> Examples)
{
    private const int MaximumExamples = 4;

    /// <summary>Compares the state_dicts of two networks.</summary>
    public static WeightComparison Of(Network before, Network after)
    {
        var (old, @new) = (Shapes(before), Shapes(after));
        var changes = old.Keys.Union(@new.Keys)
            .Where(name => !(old.TryGetValue(name, out var was) && @new.TryGetValue(name, out var @is) && was == @is))
            .Select(name => new WeightChange(name, old.TryGetValue(name, out var was) ? [.. was] : null, @new.TryGetValue(name, out var @is) ? [.. @is] : null))
            .ToList();
        return new WeightComparison(changes.Count == 0, changes.Count, [.. changes.Take(MaximumExamples)]);
    }

    private static Dictionary<string, EquatableArray<int>> Shapes(Network network) => network.State.ToDictionary(t => t.Name, t => t.Shape, StringComparer.Ordinal);
}

/// <summary>An entry of a <c>state_dict</c> that differs.</summary>
/// <param name="Name">The name of the entry.</param>
/// <param name="Before">The earlier shape; <see langword="null"/> if the entry is new.</param>
/// <param name="After">The later shape; <see langword="null"/> if the entry was removed.</param>
internal sealed record WeightChange(string Name, IReadOnlyList<int>? Before, IReadOnlyList<int>? After);
