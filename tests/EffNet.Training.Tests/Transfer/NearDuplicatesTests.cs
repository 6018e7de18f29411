using EffNet.Pictures;
using Transfer.Folds;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public sealed class NearDuplicatesTests
{
    private const int Side = 32;

    [Theory]
    [InlineData("animals/birds/heron_greatblue.png", "animals/birds/heron_greatblue_flying.png", true)]
    [InlineData("animals/mammals/bovines/gnu-baby.png", "animals/mammals/bovines/gnu-sitting.png", true)]
    [InlineData("food/fruit/strawberry.png", "food/fruit/Strawberry2.png", true)]
    [InlineData("food/vegetables/garlic.png", "food/vegetables/garlics.png", true)]
    [InlineData("food/fruit/orange_seville.png", "food/fruit/sliced_orange.png", true)]
    [InlineData("plants/flowers/flower1.png", "plants/flowers/flower10.png", false)]
    [InlineData("plants/flowers/anemone_red.png", "plants/flowers/red-gazania.png", false)]
    [InlineData("food/fruit/apple_red.png", "food/fruit/pineapple.png", false)]
    [InlineData("food/fruit/sliced_lime.png", "food/fruit/sliced_orange.png", false)]
    [InlineData("animals/birds/albatross.png", "animals/birds/ostrich.png", false)]
    public void Pictures_are_grouped_if_their_file_names_have_the_same_subject(string one, string other, bool expected)
    {
        var groups = NearDuplicates.Group([one, other], [Half(left: 255, right: 0), Half(left: 90, right: 90)]);

        Assert.Equal(expected, groups[0] == groups[1]);
    }

    [Fact]
    public void Pictures_that_look_the_same_are_grouped_regardless_of_their_names()
    {
        var groups = NearDuplicates.Group(["crow", "tomato", "wrench"], [Half(200, 40), Half(203, 41), Half(120, 120)]);

        Assert.Equal([0, 0, 2], groups);
    }

    [Fact]
    public void Picture_and_its_mirror_image_are_grouped() =>
        Assert.Equal([0, 0], NearDuplicates.Group(["crow", "tomato"], [Half(200, 40), Half(40, 200)]));

    [Fact]
    public void Picture_and_the_same_picture_upside_down_are_not_grouped()
    {
        var groups = NearDuplicates.Group(["crow", "tomato"], [Draw((_, y) => y < Side / 2 ? 200 : 40), Draw((_, y) => y < Side / 2 ? 40 : 200)]);

        Assert.Equal([0, 1], groups);
    }

    [Fact]
    public void Groups_that_share_a_picture_are_merged()
    {
        // The third picture has a name like the first, and looks like the second.
        var groups = NearDuplicates.Group(["crow", "tomato", "crow2", "owl"], [Half(255, 0), Half(60, 160), Half(60, 160), Half(10, 90)]);

        Assert.Equal([0, 0, 0, 3], groups);
    }

    [Fact]
    public void Unequal_numbers_of_names_and_pictures_throw() => Assert.Throws<ArgumentException>(() => NearDuplicates.Group(["a", "b"], [Half(0, 0)]));

    private static Picture Half(int left, int right) => Draw((x, _) => x < Side / 2 ? left : right);

    private static Picture Draw(Func<int, int, int> level)
    {
        var pixels = new byte[3 * Side * Side];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)level(i / 3 % Side, i / 3 / Side);
        return new Picture(Side, Side, pixels);
    }
}
