using EffNet.Language.Networks;
using EffNet.Language.Scaling;

namespace EffNet.Language.Binding;

/// <summary>
/// The costs of the networks that a family's targets have been solved over. The variants of a family mostly try the same networks, whatever their targets: each is built
/// once, and only its costs are kept.
/// </summary>
internal sealed class TriedCosts(FamilySettings settings, CancellationToken cancellation)
{
    private static readonly Scale s_unscaled = new(1, 1, 1);

    private readonly VariantBuilder _builder = new(settings, cancellation);
    private readonly Dictionary<(FamilyDefinition Table, VariantDefinition Decisions), Dictionary<NetworkKey, Dictionary<string, long>?>> _tables = [];

    /// <summary>How many networks have been built; tests count them, and no time.</summary>
    public int Builds { get; private set; }

    /// <summary>The costs of the networks of one table and one variant's decisions, whatever their scale.</summary>
    public Dictionary<NetworkKey, Dictionary<string, long>?> Of(FamilyDefinition table, VariantDefinition definition)
    {
        var key = (table, definition with { Scale = s_unscaled });
        if (!_tables.TryGetValue(key, out var costs))
            _tables.Add(key, costs = []);
        return costs;
    }

    /// <summary>
    /// The costs that <paramref name="bounds"/> are about of the network at <paramref name="definition"/>, by word; <see langword="null"/> if it is too large to build.
    /// </summary>
    public IReadOnlyDictionary<string, long>? Measure(
        Dictionary<NetworkKey, Dictionary<string, long>?> known, FamilyDefinition table, VariantDefinition definition, IReadOnlyList<CostBound> bounds)
    {
        cancellation.ThrowIfCancellationRequested();
        if (NetworkBuilder.FindExcess(table, definition) is not null)
            return null;
        var key = new NetworkKey(table, definition.Scale);
        if (known.TryGetValue(key, out var costs) && (costs is null || bounds.All(b => costs.ContainsKey(b.Measure.Word))))
            return costs;
        Builds++;
        var network = _builder.Build(table, definition, out _);
        if (network is not null)
        {
            costs ??= new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var bound in bounds)
                costs[bound.Measure.Word] = bound.Measure.Of(network);
        }

        return known[key] = costs;
    }
}
