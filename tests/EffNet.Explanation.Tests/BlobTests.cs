using ClassActivationExample.Demo;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>A network whose weights are set by hand, so that the correct map is known: its center is on the blob with the color of the class.</summary>
public sealed class BlobTests : IDisposable
{
    private const int Background = 3;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly BlobDetectorBase _model = BlobWeights.SetOn(new BlobDetectorBase());

    /// <summary>Stages, and the distance in image pixels between two positions of their maps.</summary>
    public static TheoryData<string, int> Stages => new() { { "Colors", 1 }, { "Halves", 2 }, { "Smooth", 2 }, { "Places", 4 }, { "Cells", 8 }, { "Top", 8 } };

    public static TheoryData<int, int, int> Blobs => new() { { 0, 32, 40 }, { 1, 88, 24 }, { 2, 64, 96 }, { 0, 17, 101 }, { 2, 110, 20 } };

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Blobs))]
    public void Center_of_Cam_is_on_the_blob_of_the_class(int color, int x, int y)
    {
        using var maps = ClassActivation.Cam(_model, ImageOf((color, x, y)));

        Assert.Equal([1, 16, 16], maps.Maps.shape);
        Assert.Equal([color], maps.ClassIndices);
        CheckCenter(maps.Maps, x, y, stride: 8);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Center_of_GradCam_is_on_the_blob_for_every_stage(string stage, int stride)
    {
        foreach (var (color, x, y) in Blobs.Select(row => row.Data))
        {
            using var maps = ClassActivation.GradCam(_model, Find(stage), ImageOf((color, x, y)));

            Assert.Equal([1, 128 / stride, 128 / stride], maps.Maps.shape);
            CheckCenter(maps.Maps, x, y, stride);
        }
    }

    [Theory]
    [InlineData("Colors", 1)]
    [InlineData("Smooth", 2)]
    [InlineData("Top", 8)]
    public void Center_of_GradCam_is_on_the_blob_of_the_chosen_class(string stage, int stride)
    {
        var image = ImageOf((0, 24, 24), (1, 96, 32), (2, 56, 96));

        foreach (var (color, x, y) in new[] { (0, 24, 24), (1, 96, 32), (2, 56, 96) })
        {
            using var maps = ClassActivation.GradCam(_model, Find(stage), image, [color]);
            CheckCenter(maps.Maps, x, y, stride);
        }
    }

    [Fact]
    public void GradCam_is_negative_on_the_blobs_of_other_classes()
    {
        var image = ImageOf((0, 24, 24), (1, 96, 96));

        using var maps = ClassActivation.GradCam(_model, _model.Top, image, [0], keepNegative: true);

        Assert.True(maps.Maps[0, 3, 3].item<float>() > 0);
        Assert.True(maps.Maps[0, 12, 12].item<float>() < 0);
    }

    [Fact]
    public void GradCam_of_a_class_without_a_blob_is_zero()
    {
        using var maps = ClassActivation.GradCam(_model, _model.Top, ImageOf((0, 64, 64)), [2]);

        Assert.Equal(0, maps.Maps.count_nonzero().item<long>());
    }

    [Fact]
    public void GradCam_of_a_batch_equals_the_maps_of_its_single_images()
    {
        var (first, second) = (ImageOf((0, 32, 32), (1, 80, 64)), ImageOf((1, 24, 96), (2, 80, 40)));
        using var both = ClassActivation.GradCam(_model, _model.Smooth, cat([first, second]), [1, 2]);

        using var alone = ClassActivation.GradCam(_model, _model.Smooth, first, [1]);
        using var secondAlone = ClassActivation.GradCam(_model, _model.Smooth, second, [2]);

        Assert.InRange(Maps.Distance(cat([alone.Maps, secondAlone.Maps]), both.Maps), 0, 1e-6);
    }

    [Fact]
    public void Cam_at_twice_the_resolution_has_twice_as_many_rows_and_the_same_center()
    {
        using var fine = BlobWeights.SetOn(new BlobDetectorFine());
        using var large = nn.functional.interpolate(ImageOf((1, 40, 88)), [256, 256]);
        using var maps = ClassActivation.Cam(fine, large);

        Assert.Equal([1, 32, 32], maps.Maps.shape);
        var (x, y) = Maps.Center(maps.Maps);
        Assert.InRange(Math.Max(Math.Abs(x - (40 / 128.0)), Math.Abs(y - (88 / 128.0))), 0, 1 / 32.0);
    }

    /// <summary>The tolerance is one pixel of the map, because strided convolutions shift the map by a part of a pixel.</summary>
    private static void CheckCenter(Tensor map, int x, int y, int stride)
    {
        var center = Maps.Center(map);
        Assert.InRange(Math.Abs((center.X * 128) - x), 0, stride);
        Assert.InRange(Math.Abs((center.Y * 128) - y), 0, stride);
    }

    private nn.Module<Tensor, Tensor> Find(string stage) => (nn.Module<Tensor, Tensor>)_model.GetType().GetProperty(stage)!.GetValue(_model)!;

    /// <summary>Returns an image with discs of a radius of 12 pixels on gray.</summary>
    private static Tensor ImageOf(params (int Color, int X, int Y)[] blobs)
    {
        var values = new float[3 * 128 * 128];
        for (var i = 0; i < values.Length; i++)
        {
            var (channel, y, x) = (i / (128 * 128), i / 128 % 128, i % 128);
            var color = blobs.Where(blob => Math.Pow(x + 0.5 - blob.X, 2) + Math.Pow(y + 0.5 - blob.Y, 2) < 144).Select(blob => blob.Color).DefaultIfEmpty(Background).First();
            values[i] = color == Background ? 0.5f : color == channel ? 0.9f : 0.1f;
        }

        return tensor(values, 1, 3, 128, 128);
    }
}
