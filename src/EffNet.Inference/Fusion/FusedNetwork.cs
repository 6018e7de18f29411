using System.Collections.Immutable;
using EffNet.Networks;

namespace EffNet.Inference.Fusion;

/// <summary>A network as a list of passes over memory.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layers">The passes in order of execution.</param>
/// <param name="Results">The values of the network's outputs, followed by the additional outputs that a caller requests.</param>
internal sealed record FusedNetwork(Network Network, ImmutableArray<FusedLayer> Layers, ImmutableArray<Value> Results)
{
    /// <summary>Fuses a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kept">Values that must be computed separately because a caller requests them.</param>
    public static FusedNetwork Of(Network network, IReadOnlyCollection<Value> kept) => new LayerFusion(network, kept).Run();
}
