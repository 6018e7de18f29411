using EffNet.Training;

namespace FineTune;

/// <summary>Represents the images of a training.</summary>
/// <param name="Training">The images to train with.</param>
/// <param name="Validation">The images to validate with.</param>
/// <param name="Conflicting">The groups of identical files in folders of different classes, as text.</param>
internal sealed record TrainingImages(ImageSet Training, ImageSet Validation, IReadOnlyList<string> Conflicting)
{
    /// <summary>Opens the folders that the command line names.</summary>
    /// <exception cref="ArgumentException">The layout of a folder is wrong. The message states the expected layout.</exception>
    public static TrainingImages Open(FineTuneSettings settings, CancellationToken cancellation)
    {
        CheckOutput(settings);
        var images = ImageSets.FromFolder(settings.Folder);
        if (images.ClassNames.Count < 2)
        {
            throw new ArgumentException(
                $"'{settings.Folder}' has only the class '{images.ClassNames[0]}'. Training requires at least 2 classes; add a sub-folder for each other class.");
        }

        if (settings.Validation is { } folder)
            return new TrainingImages(images, ImageSets.FromFolder(folder, images.ClassNames), []);
        var split = images.Split(settings.ValidationShare, settings.Seed, cancellation);
        if (split.Validation.Count == 0)
        {
            throw new ArgumentException(
                $"No images of '{settings.Folder}' can be reserved for validation, because no class has two different images without copies in other classes. "
                + "Add images, or specify other images with --validation FOLDER.");
        }

        return new TrainingImages(split.Training, split.Validation, [.. split.ConflictingDuplicates.Select(group => string.Join(", ", group.Names))]);
    }

    /// <summary>Throws an exception if the output folder is in the folder of images, because the next training would treat it as a class.</summary>
    private static void CheckOutput(FineTuneSettings settings)
    {
        var relative = Path.GetRelativePath(settings.Folder, settings.Output);
        if (relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
        {
            throw new ArgumentException(
                $"The output folder '{settings.Output}' is in the folder of images, where it would be treated as a class. Specify another folder with --output.");
        }
    }
}
