using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Reads Oxford Flowers 102. <c>imagelabels.mat</c> has the class of each image, and <c>setid.mat</c> has the numbers of the images of each split. All numbers start at 1.
/// </summary>
internal static class Flowers102Images
{
    /// <summary>Reads the two files.</summary>
    /// <inheritdoc cref="ImageSets.Flowers102"/>
    public static ImageSet Read(string folder, DataSplit split, PictureLoadOptions? options)
    {
        var (labelsPath, splitsPath) = (Path.Combine(folder, "imagelabels.mat"), Path.Combine(folder, "setid.mat"));
        var labels = ReadArray(labelsPath, "labels");
        var files = new List<(string, int)>();
        foreach (var image in ArraysOf(split).SelectMany(name => ReadArray(splitsPath, name)).Order())
        {
            if (image < 1 || image > labels.Length)
                throw new InvalidDataException($"{splitsPath}: image {image} does not exist; expected 1 to {labels.Length}, the number of labels.");
            var label = labels[image - 1];
            if (label < 1 || label > DataSetClasses.Flowers102.Count)
                throw new InvalidDataException($"{labelsPath}: the class of image {image} is {label}; expected 1 to {DataSetClasses.Flowers102.Count}.");
            files.Add((Path.Combine(folder, "jpg", $"image_{image:00000}.jpg"), label - 1));
        }

        return FileImages.OfList(files, DataSetClasses.Flowers102, options, splitsPath);
    }

    private static string[] ArraysOf(DataSplit split) => split switch
    {
        DataSplit.Training => ["trnid"],
        DataSplit.Validation => ["valid"],
        DataSplit.TrainingAndValidation => ["trnid", "valid"],
        DataSplit.Test => ["tstid"],
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, $"Unknown split '{split}'; expected a member of {nameof(DataSplit)}."),
    };

    private static int[] ReadArray(string path, string name) => MatlabFile.Read(path).TryGetValue(name, out var values)
        ? values
        : throw new InvalidDataException($"{path}: the array '{name}' is missing. Download the file again.");
}
