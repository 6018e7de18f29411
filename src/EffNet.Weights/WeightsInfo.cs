using EffNet.Pictures;

namespace EffNet.Weights;

/// <summary>
/// What is known of a network's weights besides their numbers: how they expect images and what their classes are called. Checkpoints have it, files that a network was saved to have it, and
/// networks keep it.
/// </summary>
public sealed record WeightsInfo
{
    private readonly IReadOnlyList<string>? _classNames;

    /// <summary>Gets an instance that knows nothing: that of fresh weights, and of files without metadata.</summary>
    public static WeightsInfo Unknown { get; } = new();

    /// <summary>Gets how images are prepared for the weights; <see langword="null"/> if unknown.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Gets the names of the classes, one for each output of the classifier, in their order; <see langword="null"/> if unknown. The list is copied.</summary>
    public IReadOnlyList<string>? ClassNames
    {
        get => _classNames;
        init => _classNames = value is null || ReferenceEquals(value, ImageNetLabels.All) ? value : Array.AsReadOnly([.. value]);
    }

    /// <summary>Gets the name of the checkpoint that the weights are, or were trained from, such as <c>timm/efficientnet_b0.ra_in1k</c>; <see langword="null"/> if unknown.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Gets the type of the network that the weights were saved from, such as <c>EfficientNetB4</c>; <see langword="null"/> if unknown.</summary>
    public string? Network { get; init; }

    /// <summary>Gets the version of EffNet that wrote the file; <see langword="null"/> if none did.</summary>
    public string? Version { get; init; }

    /// <summary>Determines whether another instance holds the same values, the names of the classes included.</summary>
    /// <param name="other">The other instance.</param>
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
