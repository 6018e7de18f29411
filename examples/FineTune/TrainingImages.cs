using EffNet.Training;

namespace FineTune;

/// <summary>The images of a training.</summary>
/// <param name="Training">The images to train with.</param>
/// <param name="Validation">The images to validate with.</param>
/// <param name="Conflicting">The names of files of equal bytes in folders of different classes.</param>
internal sealed record TrainingImages(ImageSet Training, ImageSet Validation, IReadOnlyList<string> Conflicting)
{
    /// <summary>Opens the folders that the command line names.</summary>
    /// <exception cref="ArgumentException">The folders are not laid out as they should be; the message states how.</exception>
    public static TrainingImages Open(FineTuneSettings settings, CancellationToken cancellation)
    {
        CheckOutput(settings);
        var images = ImageSets.FromFolder(settings.Folder);
        if (images.ClassNames.Count < 2)
        {
            throw new ArgumentException(
                $"'{settings.Folder}' has only the class '{images.ClassNames[0]}'. A network learns to tell classes apart: add a sub-folder for each other class.");
        }

        if (settings.Validation is { } folder)
            return new TrainingImages(images, ImageSets.FromFolder(folder, images.ClassNames), []);
        var split = images.Split(settings.ValidationShare, settings.Seed, cancellation);
        if (split.Validation.Count == 0)
        {
            throw new ArgumentException(
                $"No images of '{settings.Folder}' can be kept for validation, because no class has two different images without copies in other classes. "
                + "Add images, or give other images with --validation FOLDER.");
        }

        return new TrainingImages(split.Training, split.Validation, [.. split.ConflictingDuplicates.Select(group => string.Join(", ", group.Names))]);
    }

    /// <summary>Results within the folder of images would be a class of the next training.</summary>
    private static void CheckOutput(FineTuneSettings settings)
    {
        var relative = Path.GetRelativePath(settings.Folder, settings.Output);
        if (relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
        {
            throw new ArgumentException(
                $"The output folder '{settings.Output}' is in the folder of images, where it would be taken for a class. Give another folder with --output.");
        }
    }
}
