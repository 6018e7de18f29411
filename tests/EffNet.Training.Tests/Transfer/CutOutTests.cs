using EffNet.Pictures;
using Transfer.Images;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public sealed class CutOutTests : IDisposable
{
    private const int Side = 18;

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(Background.White), 255)]
    [InlineData(nameof(Background.Gray), 128)]
    public void Background_surrounds_the_photograph_and_shows_through_transparent_pixels(string name, int behind)
    {
        // 16 x 16 pixels in a square of 18 x 18 leave a border of one pixel on each side. The right half has an opacity of 51 / 255, which is 0.2.
        var cutOut = Load(16, 16, (x, _) => [200, 100, 0, (byte)(x < 8 ? 255 : 51)]);

        var picture = cutOut.On(Enum.Parse<Background>(name), seed: 0);

        AssertPixel(picture, 0, 9, behind, behind, behind);
        AssertPixel(picture, 9, 0, behind, behind, behind);
        AssertPixel(picture, Side - 1, Side - 1, behind, behind, behind);
        AssertPixel(picture, 4, 9, 200, 100, 0);
        AssertPixel(picture, 13, 9, (0.2 * 200) + (0.8 * behind), (0.2 * 100) + (0.8 * behind), 0.8 * behind);
    }

    [Fact]
    public void Noise_is_drawn_around_the_photograph_and_not_over_it()
    {
        var cutOut = Load(16, 16, (_, _) => [200, 100, 0, 255]);

        var (one, same, other) = (cutOut.On(Background.Noise, 1), cutOut.On(Background.Noise, 1), cutOut.On(Background.Noise, 2));

        Assert.Equal(one.Pixels.ToArray(), same.Pixels.ToArray());
        Assert.NotEqual(one.Pixels.ToArray(), other.Pixels.ToArray());
        AssertPixel(one, 9, 9, 200, 100, 0);
        var border = Enumerable.Range(0, Side).SelectMany(x => one.Pixels.Slice(3 * x, 3).ToArray()).ToList();
        Assert.InRange(border.Average(value => value), 90, 165);
        Assert.True(border.Distinct().Count() > Side);
    }

    [Fact]
    public void Transparent_borders_of_the_file_are_cropped_and_the_photograph_is_centered()
    {
        // Only 8 columns and 4 rows in a corner of 20 x 30 pixels are opaque. The square has 9 x 9 pixels, each of which becomes 2 x 2 pixels.
        var cutOut = Load(20, 30, (x, y) => x < 8 && y < 4 ? [0, 0, 200, 255] : [90, 90, 90, 0]);

        var picture = cutOut.On(Background.White, seed: 0);

        Assert.Equal((Side, Side), (picture.Width, picture.Height));
        AssertPixel(picture, 8, 8, 0, 0, 200);
        AssertPixel(picture, 8, 1, 255, 255, 255);
        AssertPixel(picture, 8, 16, 255, 255, 255);
        AssertPixel(picture, 2, 8, 0, 0, 200);
        AssertPixel(picture, 13, 8, 0, 0, 200);
    }

    [Fact]
    public void Color_of_transparent_pixels_does_not_affect_the_photograph()
    {
        var green = Load(33, 33, (x, _) => x is > 8 and < 24 ? [200, 0, 0, 255] : [0, 255, 0, 0]).On(Background.Gray, 0);
        var blue = Load(33, 33, (x, _) => x is > 8 and < 24 ? [200, 0, 0, 255] : [0, 0, 255, 0]).On(Background.Gray, 0);

        Assert.Equal(green.Pixels.ToArray(), blue.Pixels.ToArray());
    }

    [Fact]
    public void File_with_only_transparent_pixels_throws() =>
        Assert.Contains("only transparent pixels", Assert.Throws<InvalidDataException>(() => Load(4, 4, (_, _) => [9, 9, 9, 0])).Message, StringComparison.Ordinal);

    private CutOut Load(int width, int height, Func<int, int, byte[]> pixel)
    {
        var pixels = Enumerable.Range(0, width * height).Select(i => pixel(i % width, i / width)).ToList();
        return CutOut.Load(_folder.Write("stamp.png", TransparentPng.Of(width, pixels)), Side);
    }

    private static void AssertPixel(Picture picture, int x, int y, params double[] expected)
    {
        var actual = picture.Pixels.Slice(3 * ((y * picture.Width) + x), 3);
        for (var i = 0; i < 3; i++)
            Assert.InRange(actual[i], expected[i] - 1, expected[i] + 1);
    }
}
