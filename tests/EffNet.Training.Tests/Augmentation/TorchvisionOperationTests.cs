using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Equality to the bit with torchvision 0.14 and Pillow 9.4.</summary>
public sealed class TorchvisionOperationTests
{
    public static TheoryData<PictureOperation> Operations => [.. Enum.GetValues<PictureOperation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Picture_operation_equals_torchvision_bit_for_bit(PictureOperation operation)
    {
        var rows = AugmentationGolden.Rows<OperationRow>("operations").Where(row => row.Operation == operation.ToString()).ToList();

        Assert.True(rows.Count >= 4);
        Assert.All(
            rows,
            row => Assert.Equal(row.Hash, AugmentationGolden.Hash(new DrawnOperation(operation, row.Magnitude).Apply(AugmentationGolden.Load(row.Picture), ColorOf(row.Fill)))));
    }

    [Fact]
    public void Reference_pictures_of_different_operations_differ()
    {
        // If all pictures were alike, equal hashes would prove nothing.
        var hashes = AugmentationGolden.Rows<OperationRow>("operations").Where(row => row.Picture == "coffee.png" && row.Magnitude is not (0 or 255 or 8 or 8.5))
            .Select(row => row.Hash).ToList();

        Assert.True(hashes.Distinct().Count() > 0.9 * hashes.Count);
    }

    [Fact]
    public void Hue_adjustment_equals_torchvision_bit_for_bit() =>
        Assert.All(
            AugmentationGolden.Rows<HueRow>("hues"),
            row => Assert.Equal(row.Hash, AugmentationGolden.Hash(ColorOperations.AdjustHue(AugmentationGolden.Load(row.Picture), row.Shift))));

    [Fact]
    public void Horizontal_flip_equals_torchvision_bit_for_bit() =>
        Assert.All(
            AugmentationGolden.Rows<HueRow>("flips"),
            row => Assert.Equal(row.Hash, AugmentationGolden.Hash(GeometricOperations.FlipHorizontally(AugmentationGolden.Load(row.Picture)))));

    [Fact]
    public void Resized_crop_equals_torchvision_bit_for_bit() =>
        Assert.All(AugmentationGolden.Rows<ResizedCropRow>("resizedCrops"), row =>
        {
            var crop = new DrawnResizedCrop(BoxOf(row.Box), row.Size[0], row.Size[1], Enum.Parse<Interpolation>(row.Interpolation, ignoreCase: true));
            var result = crop.Apply(AugmentationGolden.Load(row.Picture));
            Assert.Equal((row.Size[0], row.Size[1]), (result.Width, result.Height));
            Assert.Equal(row.Hash, AugmentationGolden.Hash(result));
        });

    [Fact]
    public void Crop_with_padding_equals_torchvision_bit_for_bit() =>
        Assert.All(AugmentationGolden.Rows<CropRow>("crops"), row =>
        {
            var box = new PixelBox(row.Left - row.Padding, row.Top - row.Padding, row.Width, row.Height);
            var crop = new DrawnCrop(box, Enum.Parse<BorderMode>(row.Mode, ignoreCase: true), ColorOf(row.Fill));
            Assert.Equal(row.Hash, AugmentationGolden.Hash(crop.Apply(AugmentationGolden.Load(row.Picture))));
        });

    [Fact]
    public void Magnitudes_of_operations_equal_torchvision_bit_for_bit() =>
        Assert.All(AugmentationGolden.Rows<MagnitudeRow>("magnitudes"), row =>
        {
            var operation = Enum.Parse<PictureOperation>(row.Operation);
            Assert.Equal(row.Signed, Magnitudes.IsSigned(operation));
            Assert.Equal(row.Values, row.Indices.Select(index => Magnitudes.Of(operation, index, row.Bins, row.Width, row.Height)));
        });

    private static RgbColor ColorOf(int[]? fill) => fill is [var red, var green, var blue] ? new RgbColor((byte)red, (byte)green, (byte)blue) : default;

    private static PixelBox BoxOf(int[] box) => new(box[0], box[1], box[2], box[3]);

    private sealed record OperationRow(string Picture, string Operation, double Magnitude, int[]? Fill, string Hash);

    private sealed record HueRow(string Picture, double Shift, string Hash);

    private sealed record ResizedCropRow(string Picture, int[] Box, int[] Size, string Interpolation, string Hash);

    private sealed record CropRow(string Picture, int Padding, int Top, int Left, int Width, int Height, string Mode, int[] Fill, string Hash);

    private sealed record MagnitudeRow(string Operation, int Bins, int[] Indices, int Width, int Height, bool Signed, double[] Values);
}
