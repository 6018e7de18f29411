using System.Diagnostics.CodeAnalysis;

namespace EffNet.Weights;

/// <summary>The catalog of public ImageNet checkpoints that fit networks of the shipped families.</summary>
public static class Checkpoints
{
    private static readonly Lazy<IReadOnlyList<Checkpoint>> s_catalog = new(CheckpointTable.Read);

    /// <summary>All of them: torchvision's, then timm's by family.</summary>
    public static IReadOnlyList<Checkpoint> All => s_catalog.Value;

    /// <summary>The checkpoint of a name; case does not matter, and the provider may be left out where only one has that name.</summary>
    /// <param name="name">Such as <c>torchvision/efficientnet_b0.imagenet1k_v1</c> or <c>efficientnet_b0.imagenet1k_v1</c>.</param>
    /// <exception cref="CheckpointException">There is none, or several; the message has the names nearest to it.</exception>
    public static Checkpoint Find(string name) => TryFind(name, out var checkpoint) ? checkpoint : throw new CheckpointException(CheckpointNames.Explain(name, All));

    /// <summary>The same for names that may be wrong.</summary>
    /// <param name="name">The name.</param>
    /// <param name="checkpoint">The checkpoint, if there is exactly one.</param>
    public static bool TryFind(string name, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = All.Where(c => CheckpointNames.IsCalled(c, name)).Take(2).ToList();
        checkpoint = found is [var only] ? only : null;
        return checkpoint is not null;
    }

    /// <summary>Those with the layers and shapes of a network; none where the catalog has none, as for networks of your own.</summary>
    /// <param name="networkTypeName">The name of a generated type, such as <c>EfficientNetB0</c>.</param>
    public static IReadOnlyList<Checkpoint> For(string networkTypeName)
    {
        ArgumentNullException.ThrowIfNull(networkTypeName);
        return [.. All.Where(c => c.Network == networkTypeName)];
    }
}
