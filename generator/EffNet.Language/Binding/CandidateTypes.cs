using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>The types to generate for the candidates of one search. Modules do not depend on the resolution of images, so candidates that differ in nothing else share a type.</summary>
internal sealed class CandidateTypes
{
    /// <summary>The largest number of types: each is as much code as a variant, some 130 KB for a network of the size of EfficientNet-B0.</summary>
    public const int Maximum = 64;

    private readonly Dictionary<(NetworkKey Table, string Nodes), CandidateType> _types = [];

    /// <summary>Gets the number of types, also beyond <see cref="Maximum"/>.</summary>
    public int Count => _types.Count;

    /// <summary>Gets the types in the order of their first candidates.</summary>
    public IEnumerable<CandidateType> All => _types.Values.OrderBy(t => t.Numbers[0]);

    /// <summary>Adds candidate <paramref name="number"/>, counted from 1. Networks beyond the limit are counted, but not kept.</summary>
    public void Add(int number, NetworkKey key, SearchCandidate candidate, VariantDefinition definition, Network network)
    {
        // On maps of one pixel a strided block has a shortcut that it does not have on larger ones.
        var structure = (key with { Resolution = 0 }, string.Join(" ", network.Nodes.Select(n => n.Name)));
        if (_types.TryGetValue(structure, out var type))
            type.Numbers.Add(number);
        else
            _types.Add(structure, new CandidateType([number], candidate, definition, _types.Count < Maximum ? network : null));
    }

    /// <summary>One type.</summary>
    /// <param name="Numbers">The numbers of its candidates, in order.</param>
    /// <param name="First">The first of them, which its constants describe.</param>
    /// <param name="Definition">What the first one decides.</param>
    /// <param name="Network">The network of the first one; <see langword="null"/> beyond the limit.</param>
    public sealed record CandidateType(List<int> Numbers, SearchCandidate First, VariantDefinition Definition, Network? Network);
}
