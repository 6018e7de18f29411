using System.Buffers.Binary;
using System.IO.Compression;
using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

public sealed class PictureLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_file_with_169_million_pixels_throws_by_default_but_can_be_identified()
    {
        var bomb = PngOf(13_000, 13_000);
        Assert.InRange(bomb.Length, 0, 100);
        Assert.Throws<PictureTooLargeException>(() => PictureFile.Load(bomb));
        await Assert.ThrowsAsync<PictureTooLargeException>(() => PictureFile.LoadAsync(new MemoryStream(bomb), cancellationToken: Token));
        Assert.Equal(new PictureInfo(PictureFormat.Png, 13_000, 13_000, PictureOrientation.Normal), PictureFile.Identify(bomb));
        Assert.Equal(169_000_000, PictureFile.Identify(bomb).Pixels);
    }

    [Theory]
    [InlineData(7071, 7071, false)]
    [InlineData(7072, 7071, true)]
    [InlineData(65_535, 65_535, true)]
    [InlineData(int.MaxValue, int.MaxValue, null)]
    public void The_default_limit_of_a_picture_is_50_million_pixels(int width, int height, bool? isTooLarge)
    {
        var error = Assert.ThrowsAny<PictureException>(() => PictureFile.Load(PngOf(width, height)));
        if (isTooLarge is { } expected)
            Assert.Equal(expected, error is PictureTooLargeException);
    }

    [Fact]
    public void A_picture_with_exactly_MaximumPixels_is_read_and_a_larger_one_throws()
    {
        var path = Golden.PathOf("rgb.png");
        var pixels = PictureFile.Identify(path).Pixels;
        Assert.Equal(pixels, PictureFile.Load(path, new PictureLoadOptions { MaximumPixels = pixels }).Pixels.Length / 3);
        Assert.Throws<PictureTooLargeException>(() => PictureFile.Load(path, new PictureLoadOptions { MaximumPixels = pixels - 1 }));
    }

    [Fact]
    public async Task A_file_above_MaximumBytes_throws_after_at_most_one_more_block_is_read()
    {
        var file = await File.ReadAllBytesAsync(Golden.PathOf("rgb.png"), Token);
        var exact = new PictureLoadOptions { MaximumBytes = file.Length };
        var less = new PictureLoadOptions { MaximumBytes = file.Length - 1 };
        Assert.Equal(Golden.Hash(PictureFile.Load(file).Pixels), Golden.Hash(PictureFile.Load(file, exact).Pixels));
        Assert.Throws<PictureTooLargeException>(() => PictureFile.Load(file, less));
        Assert.Throws<PictureTooLargeException>(() => PictureFile.Load(new MemoryStream(file), less));
        Assert.Throws<PictureTooLargeException>(() => PictureFile.Load(Golden.PathOf("rgb.png"), less));
        Assert.Throws<PictureTooLargeException>(() => PictureFile.Identify(Golden.PathOf("rgb.png"), less));

        await using var endless = new AsyncOnlyStream(new byte[1_000_000], piece: 1000);
        await Assert.ThrowsAsync<PictureTooLargeException>(() => PictureFile.LoadAsync(endless, new PictureLoadOptions { MaximumBytes = 4500 }, Token));
        Assert.Equal(5000, endless.BytesRead);
    }

    [Fact]
    public void Invalid_picture_load_options_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLoadOptions { MaximumPixels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLoadOptions { MaximumPixels = PictureLoadOptions.LargestMaximumPixels + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLoadOptions { MaximumBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLoadOptions { MaximumBytes = long.MaxValue });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLoadOptions { MaximumDecodedBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLoadOptions { TargetShorterSide = 0 });
    }

    [Fact]
    public void Every_method_that_reads_files_accepts_the_limits()
    {
        using var folder = new PictureFolder();
        var file = folder.Add("red/a.png", 255, 0, 0);
        using var model = new ColorNetwork();
        var options = new PictureLoadOptions { MaximumPixels = 89 };
        Assert.Throws<PictureTooLargeException>(() => PictureFolder.Plain.LoadBatch([file], options, Token));
        Assert.IsType<PictureTooLargeException>(
            Assert.Single(
                model.PredictFiles([file], options: new PredictionOptions { Preprocessing = PictureFolder.Plain, LoadOptions = options }, cancellationToken: Token)).Problem);
        var evaluation = new EvaluationOptions { ClassNames = ["red", "green", "blue"], LoadOptions = options };
        Assert.IsType<PictureTooLargeException>(Assert.Single(model.Evaluate(folder.Path, PictureFolder.Plain, evaluation, Token).Unreadable).Problem);
    }

    [Theory]
    [MemberData(nameof(TorchvisionTests.Files), MemberType = typeof(TorchvisionTests))]
    public void Identified_sizes_are_those_of_decoded_pictures(string file)
    {
        var info = PictureFile.Identify(Golden.PathOf(file));
        var picture = PictureFile.Load(Golden.PathOf(file));
        Assert.Equal((info.UprightWidth, info.UprightHeight), (picture.Width, picture.Height));
        var stored = PictureFile.Load(Golden.PathOf(file), new PictureLoadOptions { ApplyOrientation = false });
        Assert.Equal((info.Width, info.Height), (stored.Width, stored.Height));
        Assert.Equal(Path.GetExtension(file), info.Format switch { PictureFormat.Jpeg => ".jpg", PictureFormat.Png => ".png", PictureFormat.Webp => ".webp", _ => "" });
    }

    [Fact]
    public void Identify_returns_the_orientation()
    {
        foreach (var orientation in Enum.GetValues<PictureOrientation>())
            Assert.Equal(orientation, PictureFile.Identify(Golden.PathOf($"orientation-{(int)orientation}.jpg")).Orientation);
        Assert.Equal(PictureOrientation.Rotate90, PictureFile.Identify(Golden.PathOf("orientation-6.png")).Orientation);
    }

    [Fact]
    public void A_JPEG_file_is_decoded_at_the_fewest_eighths_that_reach_TargetShorterSide()
    {
        var path = Golden.PathOf("coffee.jpg");
        var whole = PictureFile.Load(path);
        var shorter = Math.Min(whole.Width, whole.Height);
        foreach (var eighths in Enumerable.Range(1, 8))
        {
            var target = shorter * eighths / 8;
            var scaled = PictureFile.Load(path, new PictureLoadOptions { TargetShorterSide = target });
            Assert.Equal(((whole.Width * eighths) + 7) / 8, scaled.Width);
            Assert.Equal(((whole.Height * eighths) + 7) / 8, scaled.Height);
        }

        Assert.Equal(whole.Pixels, PictureFile.Load(path, new PictureLoadOptions { TargetShorterSide = 10_000 }).Pixels);
        var png = Golden.PathOf("rgb.png");
        Assert.Equal(PictureFile.Load(png).Pixels, PictureFile.Load(png, new PictureLoadOptions { TargetShorterSide = 1 }).Pixels);
    }

    [Fact]
    public void A_picture_decoded_at_a_smaller_size_shows_the_whole_picture()
    {
        var preprocessing = new Preprocessing(8, 8, Interpolation.Bilinear, new ChannelValues(0), new ChannelValues(1));
        var whole = preprocessing.Apply(PictureFile.Load(Golden.PathOf("coffee.jpg")));
        var scaled = preprocessing.Apply(PictureFile.Load(Golden.PathOf("coffee.jpg"), new PictureLoadOptions { TargetShorterSide = 16 }));
        var difference = 0.0;
        for (var i = 0; i < whole.Pixels.Length; i++)
            difference += Math.Abs(whole.Pixels[i] - scaled.Pixels[i]);
        Assert.InRange(difference / whole.Pixels.Length, 0, 4);
    }

    [Fact]
    public void A_picture_decoded_at_a_smaller_size_is_rotated_upright()
    {
        var options = new PictureLoadOptions { TargetShorterSide = 2 };
        var upright = PictureFile.Load(Golden.PathOf("orientation-6.jpg"), options);
        var stored = PictureFile.Load(Golden.PathOf("orientation-6.jpg"), options with { ApplyOrientation = false });
        Assert.NotEqual(stored.Width, stored.Height);
        Assert.Equal((stored.Height, stored.Width), (upright.Width, upright.Height));
    }

    /// <summary>Returns a PNG file that declares a size but has no rows.</summary>
    internal static byte[] PngOf(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, [0x78, 0x9c]), .. Chunk("IEND"u8, [])];
    }

    /// <summary>Returns a complete PNG file of black pixels.</summary>
    internal static byte[] BlackPng(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (3 * width)];
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        }

        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        byte[] checkedPart = [.. name, .. content];
        var chunk = new byte[4 + checkedPart.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        checkedPart.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + checkedPart.Length), PngChecksum.Of(checkedPart));
        return chunk;
    }
}
