using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>A generated network in what weights are loaded into.</summary>
/// <param name="Prefix">What precedes the names of its weights; empty if it is the target itself.</param>
/// <param name="Network">The network.</param>
internal sealed record NetworkInTarget(string Prefix, Network Network);
