using EffNet.Networks.Naming;

namespace EffNet.Weights;

/// <summary>The names of a target's weights in the naming convention of a library.</summary>
/// <param name="Naming">The library.</param>
/// <param name="Names">A map from the library's names to the target's names, without the weights in <paramref name="Blocks"/>.</param>
/// <param name="Blocks">
/// For each repeated block, in order of execution: a map from the library's names, relative to the block, to the target's names. Used if the library's block
/// numbers are known only from the file; otherwise, empty.
/// </param>
/// <param name="BlockWord">The text before the number of a block.</param>
internal sealed record NameScheme(
    WeightNaming Naming, IReadOnlyDictionary<string, string> Names, IReadOnlyList<IReadOnlyDictionary<string, string>> Blocks, string BlockWord)
{
    /// <summary>
    /// Returns the naming conventions that are possible for a target. A module with several generated networks, or none, has only its own names.
    /// </summary>
    /// <param name="target">The target.</param>
    public static IReadOnlyList<NameScheme> Of(IWeightTarget target)
    {
        var schemes = new List<NameScheme>
        {
            new(WeightNaming.Own, target.Weights.ToDictionary(w => w.Name, w => w.Name, StringComparer.Ordinal), [], string.Empty),
        };
        if (target.Networks is [var network])
        {
            Add(schemes, WeightNaming.Timm, ForeignNames.Timm, network);
            Add(schemes, WeightNaming.Lukemelas, ForeignNames.Lukemelas, network);
        }

        return schemes;
    }

    private static void Add(List<NameScheme> schemes, WeightNaming naming, ForeignNames library, NetworkInTarget network)
    {
        if (library.Of(network.Network) is { } state)
            schemes.Add(new NameScheme(naming, Placed(state.Names, network.Prefix), [.. state.Blocks.Select(b => Placed(b, network.Prefix))], library.BlockWord));
    }

    /// <summary>Returns the names with the network's prefix in the target.</summary>
    private static Dictionary<string, string> Placed(IReadOnlyDictionary<string, string> names, string prefix) =>
        names.ToDictionary(n => n.Key, n => prefix + n.Value, StringComparer.Ordinal);
}
