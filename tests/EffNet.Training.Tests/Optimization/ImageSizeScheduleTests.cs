using Xunit;

namespace EffNet.Training.Tests;

public sealed class ImageSizeScheduleTests
{
    [Fact]
    public void Every_image_size_is_used_for_the_same_number_of_epochs()
    {
        var sizes = new ImageSizeSchedule(128, 300);

        // Exactly 128, 185.3, 242.7 and 300.
        Assert.Equal([128, 128, 192, 192, 256, 256, 300, 300], Enumerable.Range(0, 8).Select(epoch => sizes.Size(epoch, 8)));
        Assert.Equal([0, 1 / 3.0, 2 / 3.0, 1], Enumerable.Range(0, 4).Select(part => sizes.Progress(2 * part, 8)));
    }

    [Fact]
    public void Image_size_changes_after_each_quarter_of_350_epochs()
    {
        var sizes = new ImageSizeSchedule(128, 380);

        Assert.Equal([88, 175, 263], Enumerable.Range(1, 349).Where(epoch => sizes.Size(epoch, 350) != sizes.Size(epoch - 1, 350)));
    }

    [Fact]
    public void Rounded_image_sizes_stay_between_the_first_and_the_last_size()
    {
        var sizes = new ImageSizeSchedule(100, 110) { Multiple = 64, Parts = 3 };

        Assert.Equal([100, 110, 110], Enumerable.Range(0, 3).Select(epoch => sizes.Size(epoch, 3)));
        Assert.Equal([20, 23, 25], Enumerable.Range(0, 3).Select(epoch => new ImageSizeSchedule(20, 25) { Multiple = 1, Parts = 3 }.Size(epoch, 3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Last_epoch_has_the_last_image_size_if_there_are_fewer_epochs_than_parts(int epochs) =>
        Assert.Equal(300, new ImageSizeSchedule(128, 300).Size(epochs - 1, epochs));

    [Fact]
    public void Image_size_schedule_with_one_part_uses_the_last_size() => Assert.Equal(300, new ImageSizeSchedule(128, 300) { Parts = 1 }.Size(0, 5));

    [Fact]
    public void Invalid_arguments_of_an_image_size_schedule_throw()
    {
        Assert.Equal("first", Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSizeSchedule(0, 1)).ParamName);
        Assert.Equal("last", Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSizeSchedule(200, 100)).ParamName);
        Assert.Equal("Parts", Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSizeSchedule(1, 2) { Parts = 0 }).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSizeSchedule(1, 2).Size(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSizeSchedule(1, 2).Progress(-1, 5));
    }
}
