using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class TransparencyTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Image_sets_blend_transparent_pixels_with_white_by_default()
    {
        _folder.Write("a/1.png", TransparentPng.Of(3, [200, 100, 0, 0], [200, 100, 0, 255], [200, 100, 0, 51]));

        var picture = ImageSets.FromFolder(_folder.Path).Load(0);

        // 51 / 255 is 0.2: 0.2 * 200 + 0.8 * 255 = 244, 0.2 * 100 + 0.8 * 255 = 224, 0.8 * 255 = 204.
        Assert.Equal([255, 255, 255, 200, 100, 0, 244, 224, 204], picture.Pixels.ToArray());
    }

    [Fact]
    public void Image_sets_blend_transparent_pixels_with_the_specified_background()
    {
        _folder.Write("a/1.png", TransparentPng.Of(3, [200, 100, 0, 0], [200, 100, 0, 255], [200, 100, 0, 51]));

        var picture = ImageSets.FromFolder(_folder.Path, options: new PictureLoadOptions { Background = new RgbColor(10, 20, 30) }).Load(0);

        // 0.2 * 200 + 0.8 * 10 = 48, 0.2 * 100 + 0.8 * 20 = 36, 0.8 * 30 = 24.
        Assert.Equal([10, 20, 30, 200, 100, 0, 48, 36, 24], picture.Pixels.ToArray());
    }

    [Fact]
    public void PictureFile_ignores_transparency_without_a_background()
    {
        var picture = PictureFile.Load(TransparentPng.Of(3, [200, 100, 0, 0], [1, 2, 3, 128], [9, 8, 7, 255]));

        Assert.Equal([200, 100, 0, 1, 2, 3, 9, 8, 7], picture.Pixels.ToArray());
    }
}
