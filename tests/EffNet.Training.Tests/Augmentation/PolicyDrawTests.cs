using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Counts drawn parameters and compares their distributions.</summary>
public sealed class PolicyDrawTests
{
    private const int Draws = 10_000;

    [Fact]
    public void Resized_crops_are_inside_the_image_and_have_permitted_areas_and_ratios()
    {
        var policy = new RandomResizedCrop(224, 192) { Interpolation = Interpolation.Bicubic };
        Assert.All(DrawAll(policy, 500, 375), drawn =>
        {
            var crop = Assert.IsType<DrawnResizedCrop>(drawn);
            var box = crop.Box;
            Assert.Equal((224, 192, Interpolation.Bicubic), (crop.Width, crop.Height, crop.Interpolation));
            Assert.True(box.Left >= 0 && box.Top >= 0 && box.Left + box.Width <= 500 && box.Top + box.Height <= 375);

            // Sides of at least 106 pixels are rounded by at most half a pixel.
            Assert.InRange(box.Width * box.Height / (500.0 * 375), 0.079, 1);
            Assert.InRange((double)box.Width / box.Height, 0.74, 1.35);
        });
    }

    [Fact]
    public void Small_resized_crops_have_uniform_areas_log_ratios_and_positions()
    {
        // Boxes of up to 0.4 of the area of a square always fit, so that none is drawn again.
        var policy = new RandomResizedCrop(8, 8) { Scale = new Interval(0.1, 0.4) };
        var boxes = DrawAll(policy, 4000, 4000).Select(drawn => ((DrawnResizedCrop)drawn).Box).ToList();

        ChiSquared.AssertUniform(ChiSquared.Bin(boxes.Select(box => ((box.Width * box.Height / 16e6) - 0.1) / 0.3), 10));
        ChiSquared.AssertUniform(ChiSquared.Bin(boxes.Select(box => (Math.Log((double)box.Width / box.Height) / Math.Log(4.0 / 3) / 2) + 0.5), 10));
        ChiSquared.AssertUniform(ChiSquared.Bin(boxes.Select(box => (box.Left + 0.5) / (4001 - box.Width)), 10));
        ChiSquared.AssertUniform(ChiSquared.Bin(boxes.Select(box => (box.Top + 0.5) / (4001 - box.Height)), 10));
    }

    [Theory]
    [InlineData(1000, 10, 13, 10)]
    [InlineData(10, 1000, 10, 13)]
    public void Resized_crop_of_a_narrow_image_is_at_its_center(int width, int height, int cropWidth, int cropHeight)
    {
        var random = RandomStream.For(0, 0, 0);
        var box = new RandomResizedCrop(8, 8) { Scale = new Interval(0.9, 1) }.Draw(width, height, ref random).Box;

        Assert.Equal(new PixelBox((width - cropWidth) / 2, (height - cropHeight) / 2, cropWidth, cropHeight), box);
    }

    [Fact]
    public void Random_flips_have_the_specified_probability()
    {
        var flips = DrawAll(new RandomHorizontalFlip { Probability = 0.3 }, 8, 8).Count(drawn => ((DrawnFlip)drawn).IsFlipped);

        ChiSquared.AssertFrequencies([0.3, 0.7], [flips, Draws - flips]);
    }

    [Fact]
    public void Random_crops_with_padding_have_all_shifts_equally_often()
    {
        var policy = new RandomCrop(28, 26) { Padding = 2, Border = BorderMode.Reflect, Fill = new RgbColor(1, 2, 3) };
        var crops = DrawAll(policy, 28, 26).Cast<DrawnCrop>().ToList();

        Assert.All(crops, crop => Assert.Equal((28, 26, BorderMode.Reflect, new RgbColor(1, 2, 3)), (crop.Box.Width, crop.Box.Height, crop.Border, crop.Fill)));
        var shifts = crops.GroupBy(crop => (crop.Box.Left, crop.Box.Top)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(Enumerable.Range(-2, 5), shifts.Keys.Select(shift => shift.Left).Distinct().Order());
        Assert.Equal(Enumerable.Range(-2, 5), shifts.Keys.Select(shift => shift.Top).Distinct().Order());
        Assert.Equal(25, shifts.Count);
        ChiSquared.AssertUniform([.. shifts.Values]);
    }

    [Fact]
    public void Color_jitter_draws_all_orders_equally_often_and_amounts_in_their_ranges()
    {
        var jitters = DrawAll(new ColorJitter { Brightness = 0.4, Contrast = 1.5, Saturation = 0.2, Hue = 0.1 }, 8, 8).Cast<DrawnColorJitter>().ToList();

        var orders = jitters.GroupBy(jitter => string.Join(' ', jitter.Adjustments.Select(adjustment => adjustment.Property))).ToList();
        Assert.Equal(24, orders.Count);
        ChiSquared.AssertUniform([.. orders.Select(group => group.Count())]);
        foreach (var (property, minimum, maximum) in ((ColorProperty, double, double)[])
            [(ColorProperty.Brightness, 0.6, 1.4), (ColorProperty.Contrast, 0, 2.5), (ColorProperty.Saturation, 0.8, 1.2), (ColorProperty.Hue, -0.1, 0.1)])
        {
            var amounts = jitters.Select(jitter => jitter.Adjustments.Single(adjustment => adjustment.Property == property).Amount).ToList();
            Assert.All(amounts, amount => Assert.InRange(amount, minimum, maximum));
            ChiSquared.AssertUniform(ChiSquared.Bin(amounts.Select(amount => (amount - minimum) / (maximum - minimum)), 10));
        }
    }

    [Fact]
    public void Color_jitter_does_not_adjust_properties_whose_setting_is_0()
    {
        var random = RandomStream.For(0, 0, 0);

        Assert.Empty(new ColorJitter().Draw(8, 8, ref random).Adjustments);
        Assert.Equal([ColorProperty.Hue], new ColorJitter { Hue = 0.2 }.Draw(8, 8, ref random).Adjustments.Select(adjustment => adjustment.Property));
    }

    [Fact]
    public void RandAugment_draws_all_operations_and_signs_equally_often()
    {
        var drawn = DrawAll(new RandAugment(operations: 3, magnitude: 9, bins: 31) { Fill = new RgbColor(5, 6, 7) }, 331, 662).Cast<DrawnOperations>().ToList();

        Assert.All(drawn, operations => Assert.Equal((3, new RgbColor(5, 6, 7)), (operations.Operations.Count, operations.Fill)));
        var all = drawn.SelectMany(operations => operations.Operations).ToList();
        var kinds = all.GroupBy(operation => operation.Operation).ToDictionary(group => group.Key, group => group.ToList());
        Assert.Equal(14, kinds.Count);
        Assert.DoesNotContain(PictureOperation.Invert, kinds.Keys);
        ChiSquared.AssertUniform([.. kinds.Values.Select(operations => operations.Count)]);
        AssertMagnitude(0.3 * 9 / 30, kinds[PictureOperation.ShearX]);
        AssertMagnitude(150.0 * 9 / 30, kinds[PictureOperation.TranslateX]);
        AssertMagnitude(300.0 * 9 / 30, kinds[PictureOperation.TranslateY]);
        AssertMagnitude(9, kinds[PictureOperation.Rotate]);
        AssertMagnitude(0.27, kinds[PictureOperation.Sharpness]);
        Assert.All(kinds[PictureOperation.Posterize], operation => Assert.Equal(7, operation.Magnitude));
        Assert.All(kinds[PictureOperation.Solarize], operation => Assert.Equal(178.5, operation.Magnitude));
    }

    [Fact]
    public void AutoAugment_draws_all_sub_policies_equally_often()
    {
        // The probabilities of each operation in the table of torchvision, summed over the sub-policies by hand.
        var expected = new Dictionary<PictureOperation, double>
        {
            [PictureOperation.Posterize] = 0.4 + 0.6 + 0.6 + 0.8 + 0.4,
            [PictureOperation.Rotate] = 0.6 + 0.8 + 0.2 + 0.8 + 0.4 + 0.8,
            [PictureOperation.Solarize] = 0.6 + 0.2 + 0.6 + 0.6 + 0.8 + 0.2 + 0.6,
            [PictureOperation.AutoContrast] = 0.6 + 0.6,
            [PictureOperation.Equalize] = 0.8 + 0.6 + 0.4 + 0.4 + 0.6 + 1 + 0.6 + 0.6 + 0.8 + 1 + 1 + 0.6 + 0.4 + 1 + 0.8 + 0.6,
            [PictureOperation.Color] = 0.4 + 0.6 + 1 + 0.8 + 0.4 + 0.6,
            [PictureOperation.Contrast] = 1 + 1,
            [PictureOperation.Invert] = 0.6 + 0.6 + 0.6,
            [PictureOperation.Sharpness] = 0.4,
            [PictureOperation.ShearX] = 0.6,
        };
        var drawn = DrawAll(new AutoAugment(), 64, 64).Cast<DrawnOperations>().SelectMany(operations => operations.Operations).ToList();

        Assert.Equal(expected.Keys.Order(), drawn.Select(operation => operation.Operation).Distinct().Order());
        var probabilities = expected.Values.Select(sum => sum / expected.Values.Sum()).ToList();
        ChiSquared.AssertFrequencies(probabilities, [.. expected.Keys.Select(kind => drawn.Count(operation => operation.Operation == kind))]);
        Assert.Equal(expected.Values.Sum() / 25 * Draws, drawn.Count, 5 * Math.Sqrt(Draws));
        AssertMagnitude(0.3 * 5 / 9, drawn.Where(operation => operation.Operation == PictureOperation.ShearX).ToList());
    }

    [Fact]
    public void Random_erasing_has_permitted_areas_and_ratios_and_the_specified_probability()
    {
        var policy = new RandomErasing { Probability = 0.25, Value = new ChannelValues(1, 2, 3) };
        var all = Enumerable.Range(0, Draws).Select(i => DrawErasing(policy, i)).ToList();
        var boxes = all.Where(erasing => !erasing.IsEmpty).ToList();

        ChiSquared.AssertFrequencies([0.25, 0.75], [boxes.Count, Draws - boxes.Count]);
        Assert.All(boxes, erasing =>
        {
            var box = erasing.Box;
            Assert.True(box.Left >= 0 && box.Top >= 0 && box.Left + box.Width <= 400 && box.Top + box.Height <= 300 && box.Width < 400 && box.Height < 300);
            Assert.InRange(box.Width * box.Height / 120_000.0, 0.0195, 0.335);
            Assert.InRange((double)box.Height / box.Width, 0.29, 3.4);
            Assert.Equal([1, 2, 3], erasing.Values.ToArray());
        });
    }

    [Fact]
    public void Erasing_with_noise_draws_a_normal_number_for_each_value()
    {
        var random = RandomStream.For(0, 0, 0);
        var erasing = new RandomErasing { Probability = 1, Fill = ErasingFill.Noise }.Draw(200, 200, ref random);
        var values = erasing.Values.ToArray();

        Assert.Equal(3 * erasing.Box.Width * erasing.Box.Height, values.Length);
        Assert.Equal(0, values.Average(), 5 / Math.Sqrt(values.Length));
        Assert.Equal(1, values.Average(value => value * value), 5 * Math.Sqrt(2.0 / values.Length));
    }

    [Fact]
    public void MixupOrCutMix_has_the_specified_probabilities_and_a_beta_distributed_lambda()
    {
        var mixing = new MixupOrCutMix { Probability = 0.8, CutMixProbability = 0.25, Mixup = new Mixup { Alpha = 1 } };
        var drawn = Enumerable.Range(0, Draws).Select(i =>
        {
            var random = RandomStream.For(4, 0, i);
            return mixing.Draw(32, 32, ref random);
        }).ToList();

        var cut = drawn.Count(mix => mix is DrawnCutMix);
        var left = drawn.Count(mix => mix is DrawnMixup { Lambda: 1 });
        ChiSquared.AssertFrequencies([0.2, 0.6, 0.2], [cut, Draws - cut - left, left]);
        ChiSquared.AssertUniform(ChiSquared.Bin(drawn.OfType<DrawnMixup>().Where(mix => mix.Lambda != 1).Select(mix => mix.Lambda), 10));
    }

    private static List<DrawnAugmentation> DrawAll(Augmentation augmentation, int width, int height) => [.. Enumerable.Range(0, Draws).Select(i =>
    {
        var random = RandomStream.For(2, 0, i);
        return augmentation.Draw(width, height, ref random);
    })];

    private static DrawnErasing DrawErasing(RandomErasing policy, int index)
    {
        var random = RandomStream.For(2, 0, index);
        return policy.Draw(400, 300, ref random);
    }

    private static void AssertMagnitude(double magnitude, List<DrawnOperation> operations)
    {
        Assert.All(operations, operation => Assert.Equal(magnitude, Math.Abs(operation.Magnitude), 1e-6 * magnitude));
        var negative = operations.Count(operation => operation.Magnitude < 0);
        ChiSquared.AssertUniform([negative, operations.Count - negative]);
    }
}
