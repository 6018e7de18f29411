using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

public sealed class PreprocessingTests
{
    [Fact]
    public void A_batch_of_prepared_pictures_is_in_the_order_of_the_pictures()
    {
        var preprocessing = Preprocessing.ForTrainingFromScratch(40);
        Picture[] pictures = [.. Enumerable.Range(0, 20).Select(i => Plain(30 + i, 50, (byte)(10 * i), 1, 2))];
        using var batch = preprocessing.ToBatch(pictures, TestContext.Current.CancellationToken);
        Assert.Equal([20, 3, 40, 40], batch.shape);
        for (var i = 0; i < pictures.Length; i++)
        {
            using var alone = preprocessing.ToTensor(pictures[i]);
            using var together = batch.narrow(0, i, 1);
            Assert.True(alone.equal(together).cpu().all().item<bool>());
        }
    }

    [Fact]
    public void A_batch_of_prepared_pictures_is_stored_channels_last()
    {
        using var batch = Preprocessing.ForTrainingFromScratch(8).ToBatch([Plain(9, 9, 1, 2, 3), Plain(9, 9, 4, 5, 6)], TestContext.Current.CancellationToken);
        Assert.Equal([8 * 8 * 3, 1, 8 * 3, 3], batch.stride());
    }

    [Fact]
    public void Each_channel_is_normalized_with_its_own_mean_and_deviation()
    {
        var preprocessing = new Preprocessing(4, 4, Interpolation.Bilinear, new ChannelValues(0.5f, 0.25f, 0), new ChannelValues(0.5f, 0.25f, 2));
        using var values = preprocessing.ToTensor(Plain(4, 4, 255, 0, 255));
        Assert.Equal([1f, -1f, 0.5f], [At(values, 0), At(values, 1), At(values, 2)]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    [InlineData(2000, 3)]
    [InlineData(37, 41)]
    public void Resizing_and_cropping_a_picture_of_one_color_keeps_the_color(int width, int height)
    {
        foreach (var interpolation in Enum.GetValues<Interpolation>())
        {
            var cut = (Preprocessing.ForTrainingFromScratch(24, interpolation) with { Resize = 24 }).Apply(Plain(width, height, 9, 130, 255));
            Assert.Equal(Plain(24, 24, 9, 130, 255).Pixels, cut.Pixels);
        }
    }

    [Fact]
    public void An_image_of_the_requested_size_is_only_cropped()
    {
        var picture = Columns(8, 4);
        var cut = (Preprocessing.ForTrainingFromScratch(4) with { Resize = 4 }).Apply(picture);
        Assert.Equal([2, 3, 4, 5], Enumerable.Range(0, 4).Select(x => cut.Pixels[3 * x]));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(7, 2)]
    [InlineData(9, 2)]
    public void Crop_offsets_with_half_a_pixel_are_rounded_to_even_as_in_Python(int width, int first)
    {
        var cut = (Preprocessing.ForTrainingFromScratch(4) with { Resize = 4 }).Apply(Columns(width, 4));
        Assert.Equal(first, cut.Pixels[0]);
    }

    [Fact]
    public void An_image_smaller_than_the_crop_is_padded_with_black()
    {
        var cut = (Preprocessing.ForTrainingFromScratch(7) with { Resize = 4 }).Apply(Plain(4, 4, 200, 200, 200));
        var lit = Enumerable.Range(0, 49).Where(i => cut.Pixels[3 * i] == 200).Select(i => (i % 7, i / 7)).ToList();

        // The wider border is on the right and at the bottom.
        Assert.Equal(16, lit.Count);
        Assert.Equal(((1, 1), (4, 4)), (lit.Min(), lit.Max()));
    }

    [Fact]
    public void Only_the_cropped_part_of_a_wide_image_is_computed()
    {
        // The whole image would be resized to 24 * 200,000 by 24 pixels.
        var cut = (Preprocessing.ForTrainingFromScratch(24) with { Resize = 24 }).Apply(Plain(200_000, 1, 7, 8, 9));
        Assert.Equal(Plain(24, 24, 7, 8, 9).Pixels, cut.Pixels);
    }

    [Fact]
    public void Canceled_preparation_of_a_batch_throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Preprocessing.ForTrainingFromScratch(8).ToBatch([Plain(9, 9, 1, 2, 3)], source.Token));
    }

    [Fact]
    public void Invalid_preprocessing_settings_and_empty_batches_throw()
    {
        var error = Assert.Throws<InvalidOperationException>(() => (Preprocessing.ForTrainingFromScratch(8) with { Resize = 0 }).Apply(Plain(9, 9, 1, 2, 3)));
        Assert.Equal("Resize and Crop must be at least 1, but were 0 and 8.", error.Message);
        Assert.Throws<ArgumentException>(() => Preprocessing.ForTrainingFromScratch(8).ToBatch([], TestContext.Current.CancellationToken));
    }

    internal static Picture Plain(int width, int height, byte red, byte green, byte blue)
    {
        var pixels = new byte[3 * width * height];
        for (var i = 0; i < pixels.Length; i += 3)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (red, green, blue);
        return new Picture(width, height, pixels);
    }

    private static Picture Columns(int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, 3 * width * height).Select(i => (byte)(i / 3 % width))]);

    private static float At(Tensor values, int channel)
    {
        using var value = values[0, channel, 0, 0];
        return value.item<float>();
    }

    [Theory]
    [InlineData(1, 9_000_000)]
    [InlineData(9_000_000, 1)]
    public void An_image_that_is_too_narrow_throws_with_its_size(int width, int height)
    {
        var error = Assert.Throws<PictureException>(() => Preprocessing.ForTrainingFromScratch(224).Apply(Plain(width, height, 1, 2, 3)));
        Assert.Equal(
            $"The picture: {width} x {height} is too narrow: with 256 pixels for the shorter side, the longer side would have 2,304,000,000. Crop the picture first.",
            error.Message);
    }
}
