using EffNet.Networks.Naming;

namespace EffNet.Weights;

/// <summary>What a library calls the weights of a target.</summary>
/// <param name="Naming">Which library.</param>
/// <param name="Names">The target's names by the library's, but for those of <paramref name="Blocks"/>.</param>
/// <param name="Blocks">Weights in blocks whose numbers in the library's names only a file shows, in order of execution: the target's names by the library's within the block.</param>
/// <param name="BlockWord">The text before those numbers.</param>
internal sealed record NameScheme(
    WeightNaming Naming, IReadOnlyDictionary<string, string> Names, IReadOnlyList<IReadOnlyDictionary<string, string>> Blocks, string BlockWord)
{
    /// <summary>Returns the schemes in which a target's weights may be named. A module with several networks, or none, has only its own names.</summary>
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
