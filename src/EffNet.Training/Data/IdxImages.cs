using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Reads images and labels of IDX files as <see cref="ImageSets.FromIdx"/> describes.</summary>
internal static class IdxImages
{
    /// <summary>Reads the two files.</summary>
    /// <inheritdoc cref="ImageSets.FromIdx"/>
    public static ImageSet Read(string imagesPath, string labelsPath, IReadOnlyList<string>? classNames)
    {
        var images = IdxFile.Read(imagesPath, dimensions: 3);
        var labels = IdxFile.Read(labelsPath, dimensions: 1);
        if (images.Sizes[0] != labels.Sizes[0])
            throw new InvalidDataException($"{imagesPath} has {images.Sizes[0]:N0} images and {labelsPath} has {labels.Sizes[0]:N0} labels; the numbers must be equal.");
        var numbers = Array.ConvertAll(labels.Values, label => (int)label);
        string[] names = classNames is null ? [.. Enumerable.Range(0, numbers.Max() + 1).Select(DataSetClasses.NameOfNumber)] : [.. classNames];
        var wrong = Array.FindIndex(numbers, label => label >= names.Length);
        if (wrong >= 0)
            throw new InvalidDataException($"{labelsPath}: the label of image {wrong} is {numbers[wrong]}; expected 0 to {names.Length - 1}.");
        return new PixelImages(new PixelShape(images.Sizes[2], images.Sizes[1], Channels: 1, PixelOrder.ChannelsFirst), images.Values, numbers, names, imagesPath);
    }

    /// <summary>Reads the files of a folder, which must have the same names as the files of MNIST.</summary>
    /// <param name="name">The name of the data set.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="split">The split.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <inheritdoc cref="ImageSets.Mnist" path="/exception"/>
    public static ImageSet ReadFolder(string name, string folder, DataSplit split, IReadOnlyList<string> classNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var part = ImageSets.TwoParts(name, split) == DataSplit.Test ? "t10k" : "train";
        return Read(Find(folder, $"{part}-images-idx3-ubyte"), Find(folder, $"{part}-labels-idx1-ubyte"), classNames);
    }

    private static string Find(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : $"{path}.gz" is var compressed && File.Exists(compressed) ? compressed
            : throw new FileNotFoundException($"Neither '{path}' nor '{path}.gz' exists. Download the data set to this folder, or specify another folder.", path);
    }
}
