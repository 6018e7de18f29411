namespace EffNet.Packer;

/// <summary>An <c>EffNetWeights</c> item.</summary>
/// <param name="Network">The value of its <c>Network</c> metadata; empty if there is none.</param>
/// <param name="Path">The path of the file.</param>
internal sealed record WeightsItem(string Network, string Path);
