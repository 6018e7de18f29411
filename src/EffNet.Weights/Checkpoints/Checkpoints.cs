using System.Diagnostics.CodeAnalysis;

namespace EffNet.Weights;

/// <summary>The catalog of public ImageNet checkpoints for networks of the built-in families.</summary>
public static class Checkpoints
{
    private static readonly Lazy<IReadOnlyList<Checkpoint>> s_catalog = new(CheckpointTable.Read);

    /// <summary>Gets all checkpoints: first those of torchvision, then those of timm, grouped by family.</summary>
    public static IReadOnlyList<Checkpoint> All => s_catalog.Value;

    /// <summary>Returns the checkpoint with a name. The case is ignored, and the provider may be omitted if the rest is unique.</summary>
    /// <param name="name">The name, such as <c>torchvision/efficientnet_b0.imagenet1k_v1</c> or <c>efficientnet_b0.imagenet1k_v1</c>.</param>
    /// <exception cref="CheckpointException">
    /// No checkpoint or more than one checkpoint has this name; the message lists the most similar or the matching names.
    /// </exception>
    public static Checkpoint Find(string name) => TryFind(name, out var checkpoint) ? checkpoint : throw new CheckpointException(CheckpointNames.Explain(name, All));

    /// <summary>Finds the checkpoint with a name. The case is ignored, and the provider may be omitted if the rest is unique.</summary>
    /// <param name="name">The name.</param>
    /// <param name="checkpoint">The checkpoint, if exactly one matches; otherwise, <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if exactly one checkpoint matches; otherwise, <see langword="false"/>.</returns>
    public static bool TryFind(string name, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = All.Where(c => CheckpointNames.IsCalled(c, name)).Take(2).ToList();
        checkpoint = found is [var only] ? only : null;
        return checkpoint is not null;
    }

    /// <summary>Returns the checkpoints with the layers and shapes of a network; empty if the catalog has none, as for your own networks.</summary>
    /// <param name="networkTypeName">The name of a generated type, such as <c>EfficientNetB0</c>.</param>
    public static IReadOnlyList<Checkpoint> For(string networkTypeName)
    {
        ArgumentNullException.ThrowIfNull(networkTypeName);
        return [.. All.Where(c => c.Network == networkTypeName)];
    }
}
