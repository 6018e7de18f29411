using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Reads Food-101. <c>meta/classes.txt</c> lists the classes, and <c>meta/train.txt</c> and <c>meta/test.txt</c> list the images, for example <c>apple_pie/1005649</c>.
/// </summary>
internal static class Food101Images
{
    /// <summary>Reads the lists.</summary>
    /// <inheritdoc cref="ImageSets.Food101"/>
    public static ImageSet Read(string folder, DataSplit split, PictureLoadOptions? options)
    {
        string[] names = [.. Lines(Path.Combine(folder, "meta", "classes.txt"))];
        var list = Path.Combine(folder, "meta", split == DataSplit.Test ? "test.txt" : "train.txt");
        var files = new List<(string, int)>();
        foreach (var image in Lines(list))
        {
            var label = Array.IndexOf(names, image.Split('/')[0]);
            if (label < 0)
                throw new InvalidDataException($"{list}: the class of '{image}' is not in classes.txt; expected a class and a number, for example 'apple_pie/1005649'.");
            files.Add((Path.Combine(folder, "images", $"{image}.jpg"), label));
        }

        return FileImages.OfList(files, names, options, list);
    }

    private static IEnumerable<string> Lines(string path) => File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0);
}
