using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>A generated network in the target of loading weights.</summary>
/// <param name="Prefix">The prefix of its weights' names; empty if the network is the target itself.</param>
/// <param name="Network">The network.</param>
internal sealed record NetworkInTarget(string Prefix, Network Network);
