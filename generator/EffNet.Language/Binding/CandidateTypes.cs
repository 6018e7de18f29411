using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>
/// The types to generate for the candidates of one search. Modules do not depend on the resolution of images, so candidates that differ only in resolution
/// share a type.
/// </summary>
internal sealed class CandidateTypes
{
    /// <summary>The maximum number of types. Each type has as much code as a variant: about 130 KB for a network of the size of EfficientNet-B0.</summary>
    public const int Maximum = 64;

    private readonly Dictionary<(NetworkKey Table, string Nodes), CandidateType> _types = [];

    /// <summary>Gets the number of types, including those beyond <see cref="Maximum"/>.</summary>
    public int Count => _types.Count;

    /// <summary>Gets the types in the order of their first candidates.</summary>
    public IEnumerable<CandidateType> All => _types.Values.OrderBy(t => t.Numbers[0]);

    /// <summary>Adds a candidate. Networks beyond <see cref="Maximum"/> are counted, but not kept.</summary>
    /// <param name="number">The number of the candidate, from 1.</param>
    /// <param name="key">The key of its network.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="definition">The settings of its network.</param>
    /// <param name="network">The candidate's network.</param>
    public void Add(int number, NetworkKey key, CandidateModel candidate, VariantDefinition definition, Network network)
    {
        // The resolution can change the layers: on feature maps of one pixel, a strided block has a shortcut that it does not have on larger maps.
        var structure = (key with { Resolution = 0 }, string.Join(" ", network.Nodes.Select(n => n.Name)));
        if (_types.TryGetValue(structure, out var type))
            type.Numbers.Add(number);
        else
            _types.Add(structure, new CandidateType([number], candidate, definition, _types.Count < Maximum ? network : null));
    }

    /// <summary>A type that one or more candidates share.</summary>
    /// <param name="Numbers">The numbers of its candidates, in ascending order.</param>
    /// <param name="First">The first candidate, which the constants of the type describe.</param>
    /// <param name="Definition">The settings of the first candidate's network.</param>
    /// <param name="Network">The network of the first candidate; <see langword="null"/> beyond the maximum number of types.</param>
    public sealed record CandidateType(List<int> Numbers, CandidateModel First, VariantDefinition Definition, Network? Network);
}
