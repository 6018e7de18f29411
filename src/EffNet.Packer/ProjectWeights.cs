namespace EffNet.Packer;

/// <summary>An <c>EffNetWeights</c> item.</summary>
/// <param name="Network">What its <c>Network</c> is; empty if it has none.</param>
/// <param name="Path">The file.</param>
internal sealed record ProjectWeights(string Network, string Path);
