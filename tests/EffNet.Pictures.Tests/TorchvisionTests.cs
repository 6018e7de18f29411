using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

/// <summary>Equality to the bit with Pillow's decoding and torchvision's transforms.</summary>
public sealed class TorchvisionTests
{
    public static TheoryData<string> Files => [.. Golden.All.Select(golden => golden.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Pictures_from_files_have_the_pixels_that_Pillow_reads(string file)
    {
        var golden = Find(file);
        var picture = PictureFile.Load(Golden.PathOf(file));
        Assert.Equal((golden.Width, golden.Height), (picture.Width, picture.Height));
        Golden.AssertEqual(golden.Pixels, golden.Samples, picture);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Pictures_from_streams_have_the_pixels_that_Pillow_reads(string file)
    {
        using var stream = File.OpenRead(Golden.PathOf(file));
        var golden = Find(file);
        Golden.AssertEqual(golden.Pixels, golden.Samples, PictureFile.Load(stream));
        Assert.True(stream.CanRead);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cropped_pictures_equal_those_of_torchvision(string file)
    {
        var picture = PictureFile.Load(Golden.PathOf(file));
        foreach (var transform in Find(file).Transformed)
        {
            var cut = transform.Preprocessing.Apply(picture);
            Assert.Equal((transform.Crop, transform.Crop), (cut.Width, cut.Height));
            Golden.AssertEqual(transform.Pixels, transform.Samples, cut);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Prepared_tensors_equal_those_of_torchvision(string file)
    {
        foreach (var transform in Find(file).Transformed)
        {
            using var batch = transform.Preprocessing.LoadBatch([Golden.PathOf(file)], cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal([1, 3, transform.Crop, transform.Crop], batch.shape);
            using var contiguous = batch.contiguous();
            Assert.Equal(transform.Values, Golden.Hash(contiguous.bytes));
        }
    }

    [Fact]
    public void Pictures_are_not_rotated_if_ApplyOrientation_is_false()
    {
        var upright = PictureFile.Load(Golden.PathOf("orientation-1.jpg"));
        foreach (var orientation in Enumerable.Range(1, 8))
        {
            var path = Golden.PathOf($"orientation-{orientation}.jpg");
            Assert.Equal(upright.Pixels, PictureFile.Load(path, new PictureLoadOptions { ApplyOrientation = false }).Pixels);
            using var stream = File.OpenRead(path);
            Assert.Equal(upright.Pixels, PictureFile.Load(stream, new PictureLoadOptions { ApplyOrientation = false }).Pixels);
        }
    }

    [Fact]
    public void Reference_hashes_differ_between_filters_and_channel_orders()
    {
        // If the pictures were gray or the transforms had equal results, the comparison would prove nothing.
        var golden = Find("coffee.jpg");
        var hashes = golden.Transformed.Select(transform => transform.Pixels).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        var picture = PictureFile.Load(Golden.PathOf("coffee.jpg"));
        var swapped = new Picture(picture.Width, picture.Height, Swapped(picture.Pixels));
        Assert.NotEqual(golden.Pixels, Golden.Hash(swapped.Pixels));
        Assert.NotEqual(
            Golden.Hash((golden.Transformed[0].Preprocessing with { Interpolation = Interpolation.Bilinear }).Apply(picture).Pixels), golden.Transformed[0].Pixels);
    }

    private static Golden Find(string file) => Golden.All.Single(golden => golden.File == file);

    private static byte[] Swapped(ReadOnlySpan<byte> pixels)
    {
        var swapped = pixels.ToArray();
        for (var i = 0; i < swapped.Length; i += 3)
            (swapped[i], swapped[i + 2]) = (swapped[i + 2], swapped[i]);
        return swapped;
    }
}
