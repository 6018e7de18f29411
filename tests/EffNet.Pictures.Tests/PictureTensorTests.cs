using EffNet.Pictures;
using EffNet.Tests;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

[Collection(nameof(WholeProcess))]
public sealed class PictureTensorTests
{
    private static readonly Picture s_picture = new(2, 3, [.. Enumerable.Range(0, 18).Select(i => (byte)(i * 15))]);

    [Fact]
    public void ToTensor_has_the_values_of_to_tensor_in_torchvision()
    {
        using var image = s_picture.ToTensor();
        Assert.Equal([3L, 3, 2], image.shape);
        Assert.Equal(ScalarType.Float32, image.dtype);
        Assert.Equal(Enumerable.Range(0, 9).Select(i => ((45 * (i % 6)) + (15 * (i / 6))) / 255f), image.data<float>().Take(9));
    }

    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Float32)]
    public void ToTensor_and_ToPicture_return_the_same_picture(ScalarType type)
    {
        var levels = new Picture(256, 1, [.. Enumerable.Range(0, 768).Select(i => (byte)(i / 3))]);
        foreach (var picture in new[] { s_picture, levels, PictureFile.Load(Golden.PathOf("rgb.png")) })
        {
            using var image = picture.ToTensor(type);
            Assert.Equal(type, image.dtype);
            var again = image.ToPicture();
            Assert.Equal((picture.Width, picture.Height), (again.Width, again.Height));
            Assert.Equal(picture.Pixels, again.Pixels);
        }
    }

    [Fact]
    public void ToPicture_accepts_gray_images_batches_of_one_and_strided_tensors()
    {
        using var gray = tensor(new float[] { 0, 1, 0.5f }).reshape(1, 1, 3);
        Assert.Equal([0, 0, 0, 255, 255, 255, 128, 128, 128], gray.ToPicture().Pixels.ToArray());
        using var batch = s_picture.ToTensor().unsqueeze(0).to(ScalarType.Float64);
        Assert.Equal(s_picture.Pixels, batch.ToPicture().Pixels);
        using var flipped = s_picture.ToTensor().transpose(1, 2);
        Assert.Equal((3, 2), (flipped.ToPicture().Width, flipped.ToPicture().Height));
        using var trained = s_picture.ToTensor().requires_grad_();
        Assert.Equal(s_picture.Pixels, trained.ToPicture().Pixels);
    }

    [Fact]
    public void ToPicture_rounds_and_clamps_values()
    {
        using var image = tensor(new[] { -3f, 2f, 0.4f / 255, 0.6f / 255 }).reshape(1, 2, 2);
        Assert.Equal([0, 255, 0, 1], image.ToPicture().Pixels.ToArray().Where((_, i) => i % 3 == 0));
    }

    [Fact]
    public void ToPicture_throws_for_a_tensor_that_is_not_an_image()
    {
        Assert.Throws<ArgumentException>(() => zeros(2, 4, 4).ToPicture());
        Assert.Throws<ArgumentException>(() => zeros(4, 4).ToPicture());
        Assert.Throws<ArgumentException>(() => zeros(2, 3, 4, 4).ToPicture());
        Assert.Throws<ArgumentException>(() => zeros(3, 0, 4).ToPicture());
        Assert.Throws<ArgumentException>(() => zeros([3, 4, 4], ScalarType.Int64).ToPicture());
        Assert.Throws<ArgumentException>(() => full([3, 4, 4], float.NaN).ToPicture());
        Assert.Throws<ArgumentOutOfRangeException>(() => s_picture.ToTensor(ScalarType.Float16));
    }

    [Fact]
    public void ToTensor_and_ToPicture_leak_no_tensors()
    {
        using var image = s_picture.ToTensor();

        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            image.ToPicture();
            s_picture.ToTensor().Dispose();
            s_picture.ToTensor(ScalarType.Byte).Dispose();
            Assert.ThrowsAny<ArgumentException>(() =>
            {
                using var wrong = full([3, 4, 4], float.NaN);
                wrong.ToPicture();
            });
        }));
    }
}
