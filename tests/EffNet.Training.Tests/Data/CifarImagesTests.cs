using Xunit;

namespace EffNet.Training.Tests;

public sealed class CifarImagesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Training_set_of_Cifar10_has_the_images_of_all_five_files()
    {
        for (var number = 1; number <= 5; number++)
            _folder.Write($"cifar-10-batches-bin/data_batch_{number}.bin", [.. Record((byte)number, 9), .. Record((byte)(10 * number), 3)]);

        var images = ImageSets.Cifar10(_folder.Path, DataSplit.Training);

        Assert.Equal([1, 10, 2, 20, 3, 30, 4, 40, 5, 50], Enumerable.Range(0, 10).Select(index => (int)images.Load(index).Pixels[0]));
        Assert.Equal(["truck", "cat"], [images.ClassNames[images.GetLabel(0)], images.ClassNames[images.GetLabel(1)]]);
        Assert.Equal(10, images.ClassNames.Count);
    }

    [Fact]
    public void Color_planes_of_Cifar10_are_converted_to_pixels()
    {
        _folder.Write("test_batch.bin", Record(50, 0));

        var picture = ImageSets.Cifar10(_folder.Path, DataSplit.Test).Load(0);

        Assert.Equal((32, 32), (picture.Width, picture.Height));
        Assert.Equal([50, 150, 250, 51, 150, 250], picture.Pixels[..6].ToArray());
    }

    [Fact]
    public void Label_of_Cifar100_is_the_fine_label_in_the_second_byte()
    {
        _folder.Write("train.bin", Record(0, 4, 99));

        var images = ImageSets.Cifar100(_folder.Path, DataSplit.TrainingAndValidation);

        Assert.Equal((1, 99, "worm", 100), (images.Count, images.GetLabel(0), images.ClassNames[99], images.ClassNames.Count));
    }

    [Fact]
    public void Truncated_Cifar_file_throws()
    {
        _folder.Write("test.bin", Record(0, 0, 0)[..^1]);

        Assert.Contains("multiple of 3,074", Assert.Throws<InvalidDataException>(() => ImageSets.Cifar100(_folder.Path, DataSplit.Test)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar10_label_above_9_throws()
    {
        _folder.Write("test_batch.bin", [.. Record(0, 9), .. Record(0, 10)]);

        Assert.Contains("label of image 1 is 10", Assert.Throws<InvalidDataException>(() => ImageSets.Cifar10(_folder.Path, DataSplit.Test)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_Cifar_file_throws_an_exception_that_names_it()
    {
        _folder.Write("data_batch_1.bin", Record(0, 0));

        Assert.Contains("data_batch_2.bin", Assert.Throws<FileNotFoundException>(() => ImageSets.Cifar10(_folder.Path, DataSplit.Training)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar10_throws_for_the_validation_split() => Assert.Throws<ArgumentException>(() => ImageSets.Cifar10(_folder.Path, DataSplit.Validation));

    /// <summary>Returns an image whose first red level is <paramref name="red"/> and whose second red level is one more. Green is 150 and blue is 250.</summary>
    private static byte[] Record(byte red, params byte[] labels) =>
        [.. labels, red, (byte)(red + 1), .. new byte[1022], .. Enumerable.Repeat((byte)150, 1024), .. Enumerable.Repeat((byte)250, 1024)];
}
