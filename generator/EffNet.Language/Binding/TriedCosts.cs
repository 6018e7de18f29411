using EffNet.Language.Networks;
using EffNet.Language.Scaling;

namespace EffNet.Language.Binding;

/// <summary>
/// A cache of the costs of networks that are built to solve the targets of a family. The variants of a family try mostly the same networks, even if their targets
/// differ. Each network is built once, and only its costs are kept.
/// </summary>
internal sealed class TriedCosts(FamilySettings settings, CancellationToken cancellation)
{
    private static readonly Scale s_unscaled = new(1, 1, 1);

    private readonly VariantBuilder _builder = new(settings, cancellation);
    private readonly Dictionary<(FamilyDefinition Table, VariantDefinition Decisions), Dictionary<NetworkKey, Dictionary<string, long>?>> _tables = [];

    /// <summary>Gets the number of networks that have been built. Tests use it to verify the cache.</summary>
    public int Builds { get; private set; }

    /// <summary>Returns the known costs of the networks with one stage table and the settings of one variant, at any scale.</summary>
    /// <param name="table">The stage table.</param>
    /// <param name="definition">The settings of the network. The scale is ignored.</param>
    public Dictionary<NetworkKey, Dictionary<string, long>?> Of(FamilyDefinition table, VariantDefinition definition)
    {
        var key = (table, definition with { Scale = s_unscaled });
        if (!_tables.TryGetValue(key, out var costs))
            _tables.Add(key, costs = []);
        return costs;
    }

    /// <summary>
    /// Returns the costs of a network by their words, including all costs that <paramref name="bounds"/> limit; <see langword="null"/> if the network is too large to
    /// build.
    /// </summary>
    /// <param name="known">The known costs, as <see cref="Of"/> returns them. New costs are added.</param>
    /// <param name="table">The stage table.</param>
    /// <param name="definition">The settings of the network.</param>
    /// <param name="bounds">The bounds.</param>
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
