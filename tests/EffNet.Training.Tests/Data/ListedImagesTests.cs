using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Oxford-IIIT Pets and Food-101: folders of images with lists of their splits.</summary>
public sealed class ListedImagesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OxfordPets_has_the_classes_of_both_lists_and_the_images_of_its_split()
    {
        _folder.WriteText("oxford-iiit-pet/annotations/trainval.txt", "# comment\nAbyssinian_100 1 1 1\namerican_pit_bull_terrier_7 2 2 1\n");
        _folder.WriteText("oxford-iiit-pet/annotations/test.txt", "pug_1 3 2 2\nAbyssinian_1 1 1 1\n");
        foreach (var name in new[] { "Abyssinian_100", "american_pit_bull_terrier_7", "pug_1", "Abyssinian_1" })
            _folder.WriteImage($"oxford-iiit-pet/images/{name}.jpg", 5);

        var (training, test) = (ImageSets.OxfordPets(_folder.Path, DataSplit.Training), ImageSets.OxfordPets(_folder.Path, DataSplit.Test));

        Assert.Equal(["Abyssinian", "american_pit_bull_terrier", "pug"], training.ClassNames);
        Assert.Equal(training.ClassNames, test.ClassNames);
        Assert.Equal([("Abyssinian_100.jpg", 0), ("american_pit_bull_terrier_7.jpg", 1)], Contents(training));
        Assert.Equal([("pug_1.jpg", 2), ("Abyssinian_1.jpg", 0)], Contents(test));
    }

    [Theory]
    [InlineData("Abyssinian_100\n", "line 1: malformed line")]
    [InlineData("Abyssinian_100 1 1 1\nAbyssinian 1 1 1\n", "line 2: malformed line")]
    [InlineData("Abyssinian_100 0 1 1\n", "line 1: malformed line")]
    [InlineData("Abyssinian_100 2 1 1\n", "class 2 ('Abyssinian'); expected class 1")]
    [InlineData("Abyssinian_100 1 1 1\npug_1 1 1 1\n", "expected class 2")]
    [InlineData("", "no images")]
    public void Malformed_list_of_OxfordPets_throws(string list, string expected)
    {
        _folder.WriteText("annotations/trainval.txt", list);
        _folder.WriteText("annotations/test.txt", "");

        var problem = Assert.Throws<InvalidDataException>(() => ImageSets.OxfordPets(_folder.Path, DataSplit.Training));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_images_of_OxfordPets_throw_with_their_number()
    {
        _folder.WriteText("annotations/trainval.txt", "pug_1 1 1 1\npug_2 1 1 1\npug_3 1 1 1\n");
        _folder.WriteText("annotations/test.txt", "");
        _folder.WriteImage("images/pug_2.jpg", 1);

        var problem = Assert.Throws<FileNotFoundException>(() => ImageSets.OxfordPets(_folder.Path, DataSplit.Training));

        Assert.Contains("2 of 3 images", problem.Message, StringComparison.Ordinal);
        Assert.Equal(_folder["images/pug_1.jpg"], problem.FileName);
    }

    [Fact]
    public void Food101_has_the_classes_and_images_of_its_lists()
    {
        _folder.WriteText("food-101/meta/classes.txt", "apple_pie\nwaffles\n");
        _folder.WriteText("food-101/meta/train.txt", "waffles/2\napple_pie/1\n");
        _folder.WriteText("food-101/meta/test.txt", "waffles/3\n");
        foreach (var name in new[] { "waffles/2", "apple_pie/1", "waffles/3" })
            _folder.WriteImage($"food-101/images/{name}.jpg", 5);

        Assert.Equal([("2.jpg", 1), ("1.jpg", 0)], Contents(ImageSets.Food101(_folder.Path, DataSplit.Training)));
        Assert.Equal([("3.jpg", 1)], Contents(ImageSets.Food101(_folder.Path, DataSplit.Test)));
        Assert.Equal(["apple_pie", "waffles"], ImageSets.Food101(_folder.Path, DataSplit.Test).ClassNames);
        Assert.Throws<ArgumentException>(() => ImageSets.Food101(_folder.Path, DataSplit.Validation));
    }

    [Fact]
    public void Food101_image_of_an_unknown_class_throws()
    {
        _folder.WriteText("meta/classes.txt", "apple_pie\n");
        _folder.WriteText("meta/test.txt", "waffles/3\n");

        var problem = Assert.Throws<InvalidDataException>(() => ImageSets.Food101(_folder.Path, DataSplit.Test));

        Assert.Contains("'waffles/3'", problem.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, int Label)> Contents(ImageSet images) =>
        Enumerable.Range(0, images.Count).Select(index => (Path.GetFileName(images.GetName(index)), images.GetLabel(index)));
}
