using EffNet.Networks;
using EffNet.Pictures;

namespace EffNet.Weights;

/// <summary>
/// A checkpoint, the public weights of a network: their address, their hash, and the padding, batch norms and preprocessing that they require.
/// <see cref="Checkpoints"/> is the catalog. Create an instance to describe weights on your own server.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>Gets the name: the provider, a slash and the provider's name of the checkpoint, such as <c>timm/efficientnet_b0.ra_in1k</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Gets the type of a network of a built-in family with the same layers and shapes, such as <c>EfficientNetB0</c>. The padding and epsilon of that network may
    /// differ from <see cref="Padding"/> and <see cref="BatchNormEpsilon"/>.
    /// </summary>
    public required string Network { get; init; }

    /// <summary>Gets the address of the file.</summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// Gets the name of the file in the cache, which may differ from its name on the server. The extension <c>.pth</c> or <c>.safetensors</c> specifies the format.
    /// </summary>
    public required string FileName { get; init; }

    /// <summary>
    /// Gets the leading hexadecimal digits of the file's SHA-256, at most 64; torchvision publishes 8. <see langword="null"/> if the hash is unknown, as for
    /// timm's files: their addresses refer to the newest revision of a repository. The first download of such a file is checked against the hash that the server
    /// states, and the hash is recorded. Later uses are checked against the record. To pin such a file, set this property to
    /// <see cref="CheckpointFile.Sha256"/> after a download that you trust: <c>checkpoint with { Sha256 = "…" }</c>.
    /// </summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the size of the file in MiB; <see langword="null"/> if the publisher does not state it.</summary>
    public double? Mebibytes { get; init; }

    /// <summary>Gets the padding of the strided convolutions that the weights were trained with.</summary>
    public required Padding Padding { get; init; }

    /// <summary>Gets the epsilon of the batch norms that the weights were trained with.</summary>
    public required double BatchNormEpsilon { get; init; }

    /// <summary>Gets the preprocessing that the publisher uses for images.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>
    /// Gets the top-1 accuracy on the ImageNet validation images in percent, as the publisher measured it with <see cref="Preprocessing"/>;
    /// <see langword="null"/> if not measured.
    /// </summary>
    public double? Top1Percent { get; init; }

    /// <summary>Gets the top-5 accuracy in percent, measured in the same way.</summary>
    public double? Top5Percent { get; init; }

    /// <summary>Gets the number of outputs of the classifier.</summary>
    public int ClassCount { get; init; } = 1000;

    /// <summary>Gets the names of the classes in the order of the classifier's outputs; <see langword="null"/> if unknown.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Gets the publisher, which is the part of <see cref="Name"/> before the slash; <c>other</c> if there is none.</summary>
    public string Provider => Name.IndexOf('/') is > 0 and var slash ? Name[..slash] : "other";
}
