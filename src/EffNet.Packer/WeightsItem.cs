namespace EffNet.Packer;

/// <summary>An <c>EffNetWeights</c> item.</summary>
/// <param name="Network">The value of the item's <c>Network</c> metadata; empty if the item does not have this metadata.</param>
/// <param name="Path">The path of the file.</param>
internal sealed record WeightsItem(string Network, string Path);
