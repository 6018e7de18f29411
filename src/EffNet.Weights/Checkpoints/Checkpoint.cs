using EffNet.Networks;
using EffNet.Pictures;

namespace EffNet.Weights;

/// <summary>
/// Public weights of a network: where they are, what proves that they arrived whole, and what they expect. The catalog's are in <see cref="Checkpoints"/>; weights of your own
/// on a server of your own are another value of this.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>What it is called: the provider, a slash and the provider's own name, such as <c>timm/efficientnet_b0.ra_in1k</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type of a shipped family that has its layers and shapes, such as <c>EfficientNetB0</c>. Its padding and epsilon may differ from those below.</summary>
    public required string Network { get; init; }

    /// <summary>Where the file is.</summary>
    public required Uri Address { get; init; }

    /// <summary>What the file is called in the cache, whatever a server calls it: <c>.pth</c> or <c>.safetensors</c> at its end says the format.</summary>
    public required string FileName { get; init; }

    /// <summary>
    /// The first hexadecimal digits of the file's SHA-256: 8 of torchvision's, 64 at most. <see langword="null"/> where none is known, as for timm's files: their addresses lead to the newest
    /// revision of a repository, the first download is checked against what the server states and recorded, and later uses are checked against that record. To pin such a file, set this
    /// to the 64 digits that <see cref="CheckpointFile.Sha256"/> has after a download that you trust: <c>checkpoint with { Sha256 = "…" }</c>.
    /// </summary>
    public string? Sha256 { get; init; }

    /// <summary>The size of the file in units of 1,048,576 bytes, where its publisher states it.</summary>
    public double? Mebibytes { get; init; }

    /// <summary>How the strided convolutions treated borders that these weights were trained with.</summary>
    public required Padding Padding { get; init; }

    /// <summary>The number that batch norm added to variances.</summary>
    public required double BatchNormEpsilon { get; init; }

    /// <summary>How the publisher prepares pictures for them.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>Percent of ImageNet's validation pictures whose class comes first, as the publisher measured with <see cref="Preprocessing"/>; <see langword="null"/> where they did not.</summary>
    public double? Top1Percent { get; init; }

    /// <summary>The same of pictures whose class is among the first five.</summary>
    public double? Top5Percent { get; init; }

    /// <summary>Outputs of the classifier.</summary>
    public int ClassCount { get; init; } = 1000;

    /// <summary>Gets the names of the classes, one for each output of the classifier, in their order; <see langword="null"/> if unknown.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Who publishes it: what stands before the slash of <see cref="Name"/>.</summary>
    public string Provider => Name.IndexOf('/') is > 0 and var slash ? Name[..slash] : "other";
}
