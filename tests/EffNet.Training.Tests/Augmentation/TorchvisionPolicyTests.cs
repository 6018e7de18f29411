using System.Globalization;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Equality to the bit with torchvision's policies, which are given the same drawn parameters.</summary>
public sealed class TorchvisionPolicyTests
{
    [Fact]
    public void Every_AutoAugment_sub_policy_equals_torchvision_bit_for_bit()
    {
        var rows = AugmentationGolden.Rows<AutoAugmentRow>("autoAugmentations");

        Assert.Equal(Enumerable.Range(0, 25), rows.Select(row => row.SubPolicy).Distinct().Order());
        Assert.All(rows, row =>
        {
            var picture = AugmentationGolden.Load(row.Picture);
            Assert.Equal(row.Hash, AugmentationGolden.Hash(Choose(row, picture).Apply(picture)));
        });
    }

    [Fact]
    public void RandAugment_equals_torchvision_bit_for_bit() =>
        Assert.All(AugmentationGolden.Rows<RandAugmentRow>("randAugmentations"), row =>
        {
            var operations = row.Operations.Select(
                pair => new DrawnOperation(Enum.Parse<PictureOperation>(pair[0].ToString()!), double.Parse(pair[1].ToString()!, CultureInfo.InvariantCulture)));
            Assert.Equal(row.Hash, AugmentationGolden.Hash(new DrawnOperations([.. operations]).Apply(AugmentationGolden.Load(row.Picture))));
        });

    [Fact]
    public void Color_jitter_equals_torchvision_bit_for_bit() =>
        Assert.All(AugmentationGolden.Rows<JitterRow>("jitters"), row =>
        {
            var adjustments = row.Order.Select(property => new ColorAdjustment((ColorProperty)property, row.Amounts[property]));
            Assert.Equal(row.Hash, AugmentationGolden.Hash(new DrawnColorJitter([.. adjustments]).Apply(AugmentationGolden.Load(row.Picture))));
        });

    [Fact]
    public void Random_erasing_equals_torchvision_bit_for_bit() =>
        Assert.All(AugmentationGolden.Rows<ErasingRow>("erasings"), row =>
        {
            var erasing = new DrawnErasing(BoxOf(row.Box), ValuesOf(row));
            var picture = AugmentationGolden.Load(row.Picture);
            Assert.Equal(row.Hash, HashOf(picture, PixelOrder.ChannelsFirst, erasing));
            Assert.Equal(row.ChannelsLast, HashOf(picture, PixelOrder.ChannelsLast, erasing));
        });

    [Fact]
    public void Whole_augmentation_of_a_training_image_equals_torchvision_bit_for_bit() =>
        Assert.All(AugmentationGolden.Rows<PipelineRow>("pipelines"), row =>
        {
            var cut = new DrawnFlip(row.Flipped).Apply(new DrawnResizedCrop(BoxOf(row.Box), 27, 29, Interpolation.Bicubic).Apply(AugmentationGolden.Load(row.Picture)));
            var augmented = Choose(new AutoAugmentRow(row.Picture, row.SubPolicy, row.Chances, row.Signs, row.Hash), cut).Apply(cut);
            var erasing = new DrawnErasing(new PixelBox(5, 3, 9, 8), new float[3]);
            Assert.Equal(row.Hash, HashOf(augmented, PixelOrder.ChannelsFirst, erasing));
            Assert.Equal(row.ChannelsLast, HashOf(augmented, PixelOrder.ChannelsLast, erasing));
        });

    private static DrawnOperations Choose(AutoAugmentRow row, Picture picture) => new AutoAugment().Choose(
        row.SubPolicy, new StepChance(row.Chances[0], row.Signs[0] == 0), new StepChance(row.Chances[1], row.Signs[1] == 0), picture.Width, picture.Height);

    private static string HashOf(Picture picture, PixelOrder order, DrawnErasing erasing)
    {
        var values = new float[picture.Pixels.Length];
        new AugmentationPipeline(picture.Width, picture.Height, []).Write(picture, values, order, RandomStream.For(0, 0, 0));
        erasing.Apply(values, new ValueShape(picture.Width, picture.Height, order));
        return AugmentationGolden.Hash(values);
    }

    private static float[] ValuesOf(ErasingRow row) => row.Value switch
    {
        "zero" => [0, 0, 0],
        "color" => [1, -2.5f, 0.25f],
        _ => [.. Enumerable.Range(0, 3 * row.Box[2] * row.Box[3]).Select(i => (i / 8f) - 3)],
    };

    private static PixelBox BoxOf(int[] box) => new(box[0], box[1], box[2], box[3]);

    private sealed record AutoAugmentRow(string Picture, int SubPolicy, double[] Chances, int[] Signs, string Hash);

    private sealed record RandAugmentRow(string Picture, object[][] Operations, string Hash);

    private sealed record JitterRow(string Picture, int[] Order, double[] Amounts, string Hash);

    private sealed record ErasingRow(string Picture, int[] Box, string Value, string Hash, string ChannelsLast);

    private sealed record PipelineRow(string Picture, int[] Box, bool Flipped, int SubPolicy, double[] Chances, int[] Signs, string Hash, string ChannelsLast);
}
