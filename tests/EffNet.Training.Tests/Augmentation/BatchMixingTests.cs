using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class BatchMixingTests
{
    private const int Width = 7;
    private const int Height = 5;

    public static TheoryData<PixelOrder, int> Batches => new()
    {
        { PixelOrder.ChannelsFirst, 4 },
        { PixelOrder.ChannelsLast, 4 },
        { PixelOrder.ChannelsFirst, 5 },
        { PixelOrder.ChannelsLast, 5 },
        { PixelOrder.ChannelsFirst, 1 },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public void Mixup_is_the_sum_of_images_weighted_by_lambda(PixelOrder order, int count)
    {
        var values = RandomValues(count);
        var mixed = values.ToArray();
        new DrawnMixup(0.3).Apply(mixed, count, new ValueShape(Width, Height, order));

        for (var image = 0; image < count; image++)
        {
            var partner = count - 1 - image;
            for (var i = 0; i < 3 * Width * Height; i++)
            {
                var (own, other) = ((double)values[(image * 3 * Width * Height) + i], (double)values[(partner * 3 * Width * Height) + i]);
                Assert.Equal((0.3 * own) + (0.7 * other), mixed[(image * 3 * Width * Height) + i], 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void CutMix_replaces_the_box_by_that_of_the_partner_image(PixelOrder order, int count)
    {
        var values = RandomValues(count);
        var mixed = values.ToArray();
        new DrawnCutMix(0.7, new PixelBox(2, 1, 4, 3)).Apply(mixed, count, new ValueShape(Width, Height, order));

        for (var image = 0; image < count; image++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                for (var (y, x) = (0, 0); y < Height; (y, x) = x + 1 < Width ? (y, x + 1) : (y + 1, 0))
                {
                    var source = x is >= 2 and < 6 && y is >= 1 and < 4 ? count - 1 - image : image;
                    Assert.Equal(values[IndexOf(order, source, channel, y, x)], mixed[IndexOf(order, image, channel, y, x)]);
                }
            }
        }
    }

    [Theory]
    [InlineData(0.75, 10, 10, 20, 20, 5, 5, 10, 10)]
    [InlineData(0.75, 0, 19, 20, 20, 0, 14, 5, 6)]
    [InlineData(0.0, 10, 10, 20, 20, 0, 0, 20, 20)]
    [InlineData(1.0, 10, 10, 20, 20, 10, 10, 0, 0)]
    [InlineData(0.64, 4, 3, 9, 7, 2, 1, 4, 4)]
    public void CutMix_box_and_lambda_equal_the_formula_of_the_paper(double lambda, int centerX, int centerY, int width, int height, int left, int top, int boxWidth, int boxHeight)
    {
        var drawn = DrawnCutMix.Of(lambda, centerX, centerY, width, height);

        Assert.Equal(new PixelBox(left, top, boxWidth, boxHeight), drawn.Box);
        Assert.Equal(1 - ((double)boxWidth * boxHeight / (width * height)), drawn.Lambda, 1e-12);
    }

    [Fact]
    public void CutMix_draws_boxes_inside_the_image_and_lambda_is_the_area_outside_the_box()
    {
        var centers = new int[4];
        for (var i = 0; i < 4000; i++)
        {
            var random = RandomStream.For(1, 0, i);
            var drawn = new CutMix().Draw(64, 48, ref random);
            Assert.True(drawn.Box.Left >= 0 && drawn.Box.Top >= 0 && drawn.Box.Left + drawn.Box.Width <= 64 && drawn.Box.Top + drawn.Box.Height <= 48);
            Assert.Equal(1 - (drawn.Box.Width * drawn.Box.Height / (64.0 * 48)), drawn.Lambda, 1e-12);
            centers[(drawn.Box.Left + (drawn.Box.Width / 2.0) < 32 ? 0 : 1) + (drawn.Box.Top + (drawn.Box.Height / 2.0) < 24 ? 0 : 2)]++;
        }

        Assert.All(centers, count => Assert.InRange(count, 850, 1150));
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.3, 0.0)]
    [InlineData(0.3, 0.1)]
    [InlineData(0.0, 1.0)]
    public void Targets_of_mixed_batches_equal_the_formula_of_timm(double lambda, double smoothing)
    {
        int[] labels = [0, 3, 1, 1, 3];
        var targets = new float[labels.Length * 4];
        new DrawnMixup(lambda).WriteTargets(labels, 4, smoothing, targets);

        for (var i = 0; i < labels.Length; i++)
        {
            for (var c = 0; c < 4; c++)
                Assert.Equal((lambda * Smooth(labels[i], c)) + ((1 - lambda) * Smooth(labels[4 - i], c)), targets[(4 * i) + c], 1e-6);
            Assert.Equal(1, targets.Skip(4 * i).Take(4).Sum(target => (double)target), 1e-6);
        }

        double Smooth(int label, int c) => c == label ? 1 - smoothing + (smoothing / 4) : smoothing / 4;
    }

    [Fact]
    public void Targets_of_a_batch_that_is_not_mixed_are_its_smoothed_labels()
    {
        var targets = new float[6];
        SoftTargets.Write([2, 0], 3, 0.3, targets);

        Assert.Equal([0.1f, 0.1f, 0.8f, 0.8f, 0.1f, 0.1f], targets.Select(target => MathF.Round(target, 6)));
    }

    [Fact]
    public void Mixup_with_lambda_1_does_not_change_the_batch()
    {
        var values = RandomValues(4);
        var mixed = values.ToArray();
        new DrawnMixup(1).Apply(mixed, 4, new ValueShape(Width, Height));

        Assert.Equal(values, mixed);
    }

    [Fact]
    public void Invalid_mixing_arguments_throw()
    {
        var shape = new ValueShape(Width, Height);
        Assert.Throws<ArgumentException>(() => new DrawnMixup(0.5).Apply(new float[4], 2, shape));
        Assert.Throws<ArgumentException>(() => new DrawnCutMix(0.5, default).Apply(new float[4], 2, shape));
        Assert.Throws<ArgumentException>(() => new DrawnCutMix(0.5, new PixelBox(5, 0, 4, 1)).Apply(RandomValues(2), 2, shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawnMixup(1.5).Apply(RandomValues(2), 2, shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawnMixup(0.5).Apply([], 2, new ValueShape(0, 3)));
        Assert.Throws<ArgumentException>(() => SoftTargets.Write([0, 1], 3, 0, new float[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftTargets.Write([0, 3], 3, 0, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftTargets.Write([0, -1], 3, 0, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftTargets.Write([0, 1], 3, 1.5, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftTargets.Write([], 0, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mixup { Alpha = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CutMix { Alpha = double.PositiveInfinity });
    }

    private static float[] RandomValues(int count)
    {
        var random = RandomStream.For(12, 0, 0);
        return [.. Enumerable.Range(0, count * 3 * Width * Height).Select(_ => (float)random.NextNormal())];
    }

    private static int IndexOf(PixelOrder order, int image, int channel, int y, int x) => order == PixelOrder.ChannelsFirst
        ? (((((image * 3) + channel) * Height) + y) * Width) + x
        : (((((image * Height) + y) * Width) + x) * 3) + channel;
}
