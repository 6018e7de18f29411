using System.Globalization;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Reads Oxford-IIIT Pets. An example of a line in the lists is <c>Abyssinian_100 1 1 1</c>. The columns are the name of the image, the class (from 1), the species (1 for cat, 2
/// for dog), and the number of the breed among cats or dogs. The name of an image consists of the name of its class and a number.
/// </summary>
internal static class OxfordPetsImages
{
    /// <summary>Reads the lists. The class names come from both lists, so that both splits have the same classes.</summary>
    /// <inheritdoc cref="ImageSets.OxfordPets"/>
    public static ImageSet Read(string folder, DataSplit split, PictureLoadOptions? options)
    {
        var (training, test) = (Path.Combine(folder, "annotations", "trainval.txt"), Path.Combine(folder, "annotations", "test.txt"));
        var (trainingEntries, testEntries) = (Entries(training), Entries(test));
        var names = ClassNames([.. trainingEntries, .. testEntries], training);
        var (entries, list) = split == DataSplit.Test ? (testEntries, test) : (trainingEntries, training);
        return FileImages.OfList([.. entries.Select(entry => (Path.Combine(folder, "images", $"{entry.Image}.jpg"), entry.Class - 1))], names, options, list);
    }

    private static List<Entry> Entries(string path)
    {
        var entries = new List<Entry>();
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (text.Length == 0 || text[0] == '#')
                continue;
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words[0].LastIndexOf('_') < 1 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                throw new InvalidDataException(
                    $"{path}, line {line}: malformed line '{text}'; expected an image name with '_', then a class number of at least 1, "
                    + "for example 'Abyssinian_100 1 1 1'. Other columns are ignored.");
            }

            entries.Add(new Entry(words[0], number, words[0][..words[0].LastIndexOf('_')]));
        }

        return entries;
    }

    private static string[] ClassNames(IReadOnlyList<Entry> entries, string path)
    {
        var byNumber = entries.Select(entry => (entry.Class, entry.Name)).Distinct().OrderBy(entry => entry.Class).ToArray();
        for (var i = 0; i < byNumber.Length; i++)
        {
            if (byNumber[i].Class != i + 1)
            {
                throw new InvalidDataException(
                    $"{path}: found class {byNumber[i].Class} ('{byNumber[i].Name}'); expected class {i + 1}. "
                    + "Each class must have exactly one name, and the numbers must start at 1 without gaps.");
            }
        }

        return Array.ConvertAll(byNumber, entry => entry.Name);
    }

    /// <summary>Represents a line.</summary>
    private sealed record Entry(string Image, int Class, string Name);
}
