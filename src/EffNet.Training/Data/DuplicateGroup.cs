namespace EffNet.Training;

/// <summary>Represents images of equal content.</summary>
/// <param name="Indices">The indices of the images in their set, ascending; at least two.</param>
/// <param name="Names">The names of the images.</param>
/// <param name="Labels">The classes of the images.</param>
public sealed record DuplicateGroup(IReadOnlyList<int> Indices, IReadOnlyList<string> Names, IReadOnlyList<int> Labels)
{
    /// <summary>Gets a value indicating whether the labels of the images differ.</summary>
    public bool HasDifferentLabels => Labels.Any(label => label != Labels[0]);

    /// <summary>Finds the groups of two or more images with equal hashes.</summary>
    /// <param name="images">The images.</param>
    /// <param name="hashes">The hash of the content of each image.</param>
    internal static IReadOnlyList<DuplicateGroup> Find(ImageSet images, UInt128[] hashes) =>
    [
        .. Enumerable.Range(0, hashes.Length)
            .GroupBy(index => hashes[index])
            .Select(group => group.ToArray())
            .Where(indices => indices.Length > 1)
            .Select(indices => new DuplicateGroup(indices, Array.ConvertAll(indices, images.GetName), Array.ConvertAll(indices, images.GetLabel))),
    ];
}
