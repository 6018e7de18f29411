using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class FolderImagesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sub_folders_of_an_image_folder_are_the_classes_in_ordinal_order()
    {
        _folder.WriteImage("dog/1.png", 10);
        _folder.WriteImage("Cat/deep/2.jpg", 20);
        _folder.WriteImage("Cat/1.webp", 30);

        var images = ImageSets.FromFolder(_folder.Path);

        Assert.Equal(["Cat", "dog"], images.ClassNames);
        Assert.Equal([_folder["Cat/1.webp"], _folder["Cat/deep/2.jpg"], _folder["dog/1.png"]], Enumerable.Range(0, images.Count).Select(images.GetName));
        Assert.Equal([0, 0, 1], Enumerable.Range(0, images.Count).Select(images.GetLabel));
    }

    [Theory]
    [InlineData("png", 0)]
    [InlineData("jpg", 4)]
    [InlineData("webp", 8)]
    public void Images_of_each_format_in_a_folder_are_decoded(string extension, int tolerance)
    {
        _folder.WriteImage($"red/1.{extension}", 200, 40, 90);

        var picture = ImageSets.FromFolder(_folder.Path).Load(0);

        Assert.Equal((4, 4), (picture.Width, picture.Height));
        Assert.InRange(picture.Pixels[0], 200 - tolerance, 200 + tolerance);
        Assert.InRange(picture.Pixels[1], 40 - tolerance, 40 + tolerance);
        Assert.InRange(picture.Pixels[2], 90 - tolerance, 90 + tolerance);
    }

    [Fact]
    public void Given_class_names_set_the_order_and_can_include_classes_without_sub_folder()
    {
        _folder.WriteImage("a/1.png", 10);
        _folder.WriteImage("b/1.png", 20);

        var images = ImageSets.FromFolder(_folder.Path, ["b", "missing", "a"]);

        Assert.Equal([2, 0], Enumerable.Range(0, images.Count).Select(images.GetLabel));
        Assert.Equal([1, 0, 1], images.CountByClass());
    }

    [Fact]
    public void Image_folder_with_one_class_is_accepted()
    {
        _folder.WriteImage("only/1.png", 10);

        Assert.Equal(["only"], ImageSets.FromFolder(_folder.Path).ClassNames);
    }

    [Fact]
    public void Image_folder_without_sub_folders_throws()
    {
        _folder.WriteImage("1.png", 10);

        var problem = Assert.Throws<ArgumentException>(() => ImageSets.FromFolder(_folder.Path));

        Assert.Contains("no sub-folders", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_image_folder_throws() => Assert.Throws<DirectoryNotFoundException>(() => ImageSets.FromFolder(_folder["nowhere"]));

    [Fact]
    public void Sub_folder_without_images_throws_an_exception_that_names_it()
    {
        _folder.WriteImage("a/1.png", 10);
        Directory.CreateDirectory(_folder["empty"]);

        var problem = Assert.Throws<ArgumentException>(() => ImageSets.FromFolder(_folder.Path));

        Assert.Contains("'empty'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sub_folder_that_is_not_one_of_the_class_names_throws()
    {
        _folder.WriteImage("a/1.png", 10);

        var problem = Assert.Throws<ArgumentException>(() => ImageSets.FromFolder(_folder.Path, ["b"]));

        Assert.Contains("'a'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unreadable_image_throws_when_it_is_loaded()
    {
        _folder.WriteText("a/1.png", "no image");

        var images = ImageSets.FromFolder(_folder.Path);

        Assert.Contains("1.png", Assert.Throws<PictureException>(() => images.Load(0)).Message, StringComparison.Ordinal);
    }
}
