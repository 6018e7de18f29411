using System.Collections.Immutable;

namespace EffNet;

/// <summary>What a library calls the weights of a network.</summary>
/// <param name="Naming">Which library.</param>
/// <param name="Names">The network's names by the library's, but for those of <paramref name="Blocks"/>.</param>
/// <param name="Blocks">Weights in blocks whose numbers in the library's names only a file shows, in order of execution: the network's names by the library's within the block.</param>
/// <param name="BlockWord">What precedes those numbers.</param>
internal sealed record NameScheme(
    WeightNaming Naming, ImmutableDictionary<string, string> Names, ImmutableArray<ImmutableDictionary<string, string>> Blocks, string BlockWord)
{
    /// <summary>The schemes in which a network's weights may be named.</summary>
    /// <param name="weights">The network's weights, modules in order of execution.</param>
    public static ImmutableArray<NameScheme> Of(IReadOnlyList<TargetWeight> weights)
    {
        var own = new NameScheme(WeightNaming.Own, weights.ToImmutableDictionary(w => w.Name, w => w.Name, StringComparer.Ordinal), [], string.Empty);
        var layout = NetworkLayout.OfNetwork(weights);
        return layout.Blocks.IsEmpty ? [own] : [own, ForeignNames.Timm.Scheme(layout), ForeignNames.Lukemelas.Scheme(layout)];
    }
}
