using EffNet.Networks.Naming;

namespace EffNet.Weights;

/// <summary>Matches names that users enter with checkpoints.</summary>
internal static class CheckpointNames
{
    private const int Shown = 5;

    /// <summary>
    /// Returns <see langword="true"/> if <paramref name="name"/> is the name of <paramref name="checkpoint"/>, with or without the provider and in any case;
    /// otherwise, <see langword="false"/>.
    /// </summary>
    public static bool IsCalled(Checkpoint checkpoint, string name) =>
        string.Equals(checkpoint.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(WithoutProvider(checkpoint), name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns an error message for a name that matches none or several of <paramref name="all"/>.</summary>
    public static string Explain(string name, IReadOnlyList<Checkpoint> all)
    {
        var meant = all.Where(c => IsCalled(c, name)).Select(c => c.Name).ToList();
        return meant.Count > 1
            ? $"Several checkpoints match '{name}'; expected {string.Join(" or ", meant)}."
            : $"No checkpoint matches '{name}'; the most similar names are {string.Join(", ", Nearest(name, all))}.";
    }

    /// <summary>
    /// Returns the nearest names. Names that begin with the given name are first, because users often omit the part after the network's name. Names that contain
    /// the given name are next.
    /// </summary>
    private static IEnumerable<string> Nearest(string name, IReadOnlyList<Checkpoint> all) =>
        all.Select(c => (c.Name, Short: WithoutProvider(c)))
            .OrderByDescending(n => name.Length > 0 && (Continues(n.Name, name) || Continues(n.Short, name)))
            .ThenByDescending(n => name.Length > 0 && n.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .ThenBy(n => Math.Min(EditDistance.Between(n.Name, name), EditDistance.Between(n.Short, name)))
            .Take(Shown)
            .Select(n => n.Name);

    private static string WithoutProvider(Checkpoint checkpoint) => checkpoint.Name[(checkpoint.Name.IndexOf('/') + 1)..];

    private static bool Continues(string whole, string beginning) => whole.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
