using EffNet.Pictures;

namespace EffNet.Weights;

/// <summary>
/// Information about the weights of a network, such as the preprocessing of images and the names of the classes. Checkpoints and saved files contain it, and a
/// network keeps it after loading.
/// </summary>
public sealed record WeightsInfo
{
    private readonly IReadOnlyList<string>? _classNames;

    /// <summary>Gets an instance without information, as for new weights and for files without metadata.</summary>
    public static WeightsInfo Unknown { get; } = new();

    /// <summary>Gets the preprocessing of images for these weights; <see langword="null"/> if unknown.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Gets the names of the classes in the order of the classifier's outputs; <see langword="null"/> if unknown. The list is copied.</summary>
    public IReadOnlyList<string>? ClassNames
    {
        get => _classNames;
        init => _classNames = value is null || ReferenceEquals(value, ImageNetLabels.All) ? value : Array.AsReadOnly([.. value]);
    }

    /// <summary>
    /// Gets the name of the checkpoint that contains the weights or from which they were trained, such as <c>timm/efficientnet_b0.ra_in1k</c>;
    /// <see langword="null"/> if unknown.
    /// </summary>
    public string? Checkpoint { get; init; }

    /// <summary>Gets the type of the network that the weights were saved from, such as <c>EfficientNetB4</c>; <see langword="null"/> if unknown.</summary>
    public string? Network { get; init; }

    /// <summary>Gets the version of EffNet that wrote the file; <see langword="null"/> if another program wrote it.</summary>
    public string? Version { get; init; }

    /// <summary>Determines whether another instance has the same values, including the names of the classes.</summary>
    /// <param name="other">The instance to compare with.</param>
    /// <returns><see langword="true"/> if the instances are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(WeightsInfo? other) =>
        other is not null
        && Preprocessing == other.Preprocessing
        && Checkpoint == other.Checkpoint
        && Network == other.Network
        && Version == other.Version
        && (ClassNames, other.ClassNames) switch
        {
            (null, null) => true,
            ({ } own, { } others) => own.SequenceEqual(others, StringComparer.Ordinal),
            _ => false,
        };

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Preprocessing, Checkpoint, Network, Version, ClassNames?.Count);
}
