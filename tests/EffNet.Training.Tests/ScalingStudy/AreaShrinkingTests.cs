using EffNet.Pictures;
using FashionMnist;
using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

public class AreaShrinkingTests
{
    [Theory]
    [InlineData(28, 14)]
    [InlineData(28, 16)]
    [InlineData(28, 19)]
    [InlineData(28, 20)]
    [InlineData(28, 28)]
    [InlineData(5, 3)]
    [InlineData(7, 1)]
    public void Shrunk_pixels_are_the_means_of_their_areas(int from, int to)
    {
        var pixels = RandomBytes(from * from);
        var result = new byte[to * to];

        new AreaShrinking(from, to).Shrink(pixels, stride: 1, result);

        Assert.Equal(ByEnlarging(pixels, from, to), result);
    }

    [Fact]
    public void Shrinking_with_a_stride_of_3_reads_only_one_channel()
    {
        var gray = RandomBytes(36);
        var (expected, result) = (new byte[9], new byte[9]);
        var shrinking = new AreaShrinking(6, 3);
        shrinking.Shrink(gray, stride: 1, expected);

        shrinking.Shrink(gray.SelectMany(level => new byte[] { level, 1, 2 }).ToArray(), stride: 3, result);

        Assert.Equal(expected, result);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    public void Shrinking_to_an_impossible_size_throws(int to) => Assert.Throws<ArgumentOutOfRangeException>(() => new AreaShrinking(28, to));

    [Theory]
    [InlineData(PixelOrder.ChannelsFirst)]
    [InlineData(PixelOrder.ChannelsLast)]
    public void Shrinking_transform_makes_the_same_random_changes_as_the_full_size_transform(PixelOrder order)
    {
        var picture = new Picture(28, 28, [.. RandomBytes(28 * 28).SelectMany(level => Enumerable.Repeat(level, 3))]);
        var random = RandomStream.For(seed: 4, epoch: 1, index: 2);
        var (large, small) = (new float[3 * 28 * 28], new float[3 * 14 * 14]);
        AugmentationPresets.SmallImages(28, shift: 2, FashionImages.Mean, FashionImages.StandardDeviation).Write(picture, large, PixelOrder.ChannelsFirst, random);

        new ShrinkingTransform(14).Write(picture, small, order, random);

        // Rounding changes a level by at most half of 1 / 255. The division by the standard deviation increases this difference.
        for (var (i, tolerance) = (0, 0.51 / 255 / 0.353); i < 14 * 14; i++)
        {
            var corner = (i / 14 * 2 * 28) + (i % 14 * 2);
            var mean = (large[corner] + large[corner + 1] + large[corner + 28] + large[corner + 29]) / 4;
            for (var channel = 0; channel < 3; channel++)
                Assert.Equal(mean, small[order == PixelOrder.ChannelsFirst ? (channel * 14 * 14) + i : (3 * i) + channel], tolerance);
        }
    }

    [Fact]
    public void Shrinking_transform_throws_for_values_of_another_length() =>
        Assert.Throws<ArgumentException>(
            () => new ShrinkingTransform(14).Write(new Picture(28, 28, new byte[3 * 28 * 28]), new float[5], PixelOrder.ChannelsLast, RandomStream.For(0, 0, 0)));

    [Fact]
    public void Shrunk_image_set_has_the_same_labels_and_the_mean_pixels()
    {
        var pixels = RandomBytes(2 * 28 * 28);
        var images = ImageSets.FromPixels(pixels, 28, 28, [1, 0], ["a", "b"], channels: 1);

        var shrunk = StudyImages.Shrink(images, 14);

        Assert.Equal([1, 0], [shrunk.GetLabel(0), shrunk.GetLabel(1)]);
        var expected = ByEnlarging(pixels[(28 * 28)..], 28, 14);
        Assert.Equal(expected.SelectMany(level => Enumerable.Repeat(level, 3)), shrunk.Load(1).Pixels.ToArray());
    }

    /// <summary>Enlarges the image by the side of the result, and then returns the means of blocks.</summary>
    private static byte[] ByEnlarging(byte[] pixels, int from, int to)
    {
        int At(int y, int x) => pixels[(y / to * from) + (x / to)];
        return
        [
            .. Enumerable.Range(0, to * to).Select(i => (byte)Math.Floor(
                0.5 + Enumerable.Range(0, from * from).Average(k => (double)At((i / to * from) + (k / from), (i % to * from) + (k % from))))),
        ];
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
