using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class MemoryImagesTests
{
    [Fact]
    public void Pictures_in_memory_keep_their_order_and_labels()
    {
        var images = ImageSets.FromPictures([DataFolder.Plain(1), DataFolder.Plain(2)], [1, 0], ["a", "b"]);

        Assert.Equal((2, 1, 0), (images.Count, images.GetLabel(0), images.GetLabel(1)));
        Assert.Equal(2, images.Load(1).Pixels[0]);
    }

    [Fact]
    public void Pixels_of_every_channel_order_become_RGB_pixels()
    {
        // Two images of 2 x 1.
        var last = ImageSets.FromPixels([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 2, 1, [0, 0], ["a"]);
        var first = ImageSets.FromPixels([1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12], 2, 1, [0, 0], ["a"], order: PixelOrder.ChannelsFirst);
        var gray = ImageSets.FromPixels([1, 2, 3, 4], 2, 1, [0, 0], ["a"], channels: 1);

        Assert.Equal([7, 8, 9, 10, 11, 12], last.Load(1).Pixels.ToArray());
        Assert.Equal([7, 8, 9, 10, 11, 12], first.Load(1).Pixels.ToArray());
        Assert.Equal([3, 3, 3, 4, 4, 4], gray.Load(1).Pixels.ToArray());
    }

    [Fact]
    public void Unequal_numbers_of_images_and_labels_throw()
    {
        Assert.Throws<ArgumentException>(() => ImageSets.FromPictures([DataFolder.Plain(1)], [0, 0], ["a"]));
        Assert.Throws<ArgumentException>(() => ImageSets.FromPixels(new byte[6], 1, 1, [0], ["a"]));
        Assert.Throws<ArgumentException>(() => ImageSets.FromPixels(new byte[7], 1, 1, [0, 0], ["a"]));
    }

    [Fact]
    public void Image_set_without_pictures_throws() => Assert.Throws<ArgumentException>(() => ImageSets.FromPictures([], [], ["a"]));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Label_that_is_not_a_class_throws(int label) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageSets.FromPictures([DataFolder.Plain(1)], [label], ["a", "b"]));

    [Fact]
    public void Duplicate_class_name_throws() => Assert.Throws<ArgumentException>(() => ImageSets.FromPictures([DataFolder.Plain(1)], [0], ["a", "a"]));

    [Fact]
    public void Image_that_is_null_throws_with_its_index()
    {
        var exception = Assert.Throws<ArgumentException>(() => ImageSets.FromPictures([DataFolder.Plain(1), null!], [0, 0], ["a"]));

        Assert.Contains("Image 1 is null", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Null_or_blank_class_name_throws(string? name) => Assert.Throws<ArgumentException>(() => ImageSets.FromPictures([DataFolder.Plain(1)], [0], ["a", name!]));

    [Fact]
    public void Pixels_with_two_channels_throw() => Assert.Throws<ArgumentOutOfRangeException>(() => ImageSets.FromPixels(new byte[2], 1, 1, [0], ["a"], channels: 2));
}
