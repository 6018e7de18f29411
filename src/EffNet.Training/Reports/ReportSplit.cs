namespace EffNet.Training;

/// <summary>Represents a set of images of a training.</summary>
/// <param name="Name">The name of the set, for example "training".</param>
/// <param name="ClassCounts">The number of images of each class, in the order of the network's outputs.</param>
/// <param name="Skipped">The files that could not be read. <see cref="ClassCounts"/> does not include them.</param>
public sealed record ReportSplit(string Name, IReadOnlyList<long> ClassCounts, IReadOnlyList<UnreadableFile> Skipped)
{
    /// <summary>Counts the images of a set.</summary>
    /// <param name="name">The name of the set.</param>
    /// <param name="images">The set.</param>
    /// <param name="skipped">The files that could not be read, with the names of the images as paths. They are not counted.</param>
    public static ReportSplit Of(string name, ImageSet images, IReadOnlyList<UnreadableFile>? skipped = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        var counts = new long[images.ClassNames.Count];
        var leftOut = (skipped ?? []).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < images.Count; i++)
            counts[images.GetLabel(i)] += leftOut.Contains(images.GetName(i)) ? 0 : 1;
        return new ReportSplit(name, counts, skipped ?? []);
    }
}
