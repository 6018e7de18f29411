namespace EffNet.Training;

/// <summary>The two parts of a set that was divided.</summary>
/// <param name="Training">The images to train with.</param>
/// <param name="Validation">The images to validate with.</param>
public sealed record ImageSplit(ImageSubset Training, ImageSubset Validation)
{
    /// <summary>Gets the groups of images of equal content. Their indices are those of the set that was divided.</summary>
    public IReadOnlyList<DuplicateGroup> Duplicates { get; init; } = [];

    /// <summary>Gets those of <see cref="Duplicates"/> whose images have different labels: at least one of the labels is probably wrong.</summary>
    public IEnumerable<DuplicateGroup> ConflictingDuplicates => Duplicates.Where(group => group.HasDifferentLabels);
}
