using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>A generated network in the target of loading weights.</summary>
/// <param name="Prefix">The prefix of the names of the network's weights; empty if the network is the target itself.</param>
/// <param name="Network">The network.</param>
internal sealed record NetworkInTarget(string Prefix, Network Network);
