using System.Collections.Immutable;
using EffNet.Networks;

namespace EffNet.Inference.Fusion;

/// <summary>A network as the passes over memory that compute it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layers">The passes in order of execution.</param>
/// <param name="Results">Where the value of each of the network's outputs is, and then each that a caller asks for.</param>
internal sealed record FusedNetwork(Network Network, ImmutableArray<FusedLayer> Layers, ImmutableArray<Value> Results)
{
    /// <summary>Fuses a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kept">Values that must be computed as they are, because a caller asks for them.</param>
    public static FusedNetwork Of(Network network, IReadOnlyCollection<Value> kept) => new LayerFusion(network, kept).Run();
}
