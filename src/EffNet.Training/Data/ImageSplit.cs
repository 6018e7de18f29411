namespace EffNet.Training;

/// <summary>Represents the two parts of a divided set.</summary>
/// <param name="Training">The images to train with.</param>
/// <param name="Validation">The images to validate with.</param>
public sealed record ImageSplit(ImageSubset Training, ImageSubset Validation)
{
    /// <summary>Gets the groups of images of equal content. Their indices refer to the set that was divided.</summary>
    public IReadOnlyList<DuplicateGroup> Duplicates { get; init; } = [];

    /// <summary>Gets the groups of <see cref="Duplicates"/> whose images have different labels. At least one label of each group is probably wrong.</summary>
    public IEnumerable<DuplicateGroup> ConflictingDuplicates => Duplicates.Where(group => group.HasDifferentLabels);
}
