using System.Buffers.Binary;
using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

public sealed class DamagedFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("effnet-pictures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("astronaut.jpg")]
    [InlineData("coffee.jpg")]
    [InlineData("rgb.png")]
    [InlineData("interlaced.png")]
    [InlineData("lossy.webp")]
    public void A_truncated_picture_throws_instead_of_returning_a_partly_gray_picture(string file)
    {
        var whole = File.ReadAllBytes(Golden.PathOf(file));
        foreach (var share in new[] { 0.3, 0.5, 0.9 })
        {
            var path = Write(file, whole[..(int)(whole.Length * share)]);
            var error = Assert.Throws<PictureException>(() => PictureFile.Load(path));
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_picture_file_that_ends_in_its_header_is_reported_as_truncated()
    {
        var path = Write("header.jpg", File.ReadAllBytes(Golden.PathOf("coffee.jpg"))[..500]);
        Assert.Equal($"{path}: the file is truncated or damaged.", Assert.Throws<PictureException>(() => PictureFile.Load(path)).Message);
    }

    [Fact]
    public void A_file_that_is_not_a_picture_throws_with_the_supported_formats()
    {
        var path = Write("notes.jpg", "These are notes."u8.ToArray());
        Assert.Equal($"{path}: not a readable image; supported formats are JPEG, PNG and WebP.", Assert.Throws<PictureException>(() => PictureFile.Load(path)).Message);
    }

    [Fact]
    public void An_empty_picture_file_throws_with_this_reason()
    {
        var path = Write("empty.png", []);
        Assert.Equal($"{path}: the file is empty; supported formats are JPEG, PNG and WebP.", Assert.Throws<PictureException>(() => PictureFile.Load(path)).Message);
        using var stream = new MemoryStream();
        Assert.StartsWith("The stream: ", Assert.Throws<PictureException>(() => PictureFile.Load(stream)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_would_fill_memory_throws_before_it_is_decoded()
    {
        var file = File.ReadAllBytes(Golden.PathOf("rgb.png"));
        Resize(file, 20_000, 20_000);
        var error = Assert.Throws<PictureTooLargeException>(() => PictureFile.Load(Write("bomb.png", file)));
        Assert.Contains("20000 x 20000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_picture_file_throws_FileNotFoundException() =>
        Assert.Throws<FileNotFoundException>(() => PictureFile.Load(Path.Combine(_folder.FullName, "none.jpg")));

    [Fact]
    public void LoadBatch_throws_the_exception_of_the_first_unreadable_file()
    {
        var (first, second) = (Write("first.jpg", [1]), Write("second.jpg", [2]));
        var preprocessing = Preprocessing.ForTrainingFromScratch(32);
        var good = Golden.PathOf("rgb.png");
        var error = Assert.Throws<PictureException>(() => preprocessing.LoadBatch([good, first, good, second], cancellationToken: TestContext.Current.CancellationToken));
        Assert.StartsWith(first, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(0u)]
    [InlineData(7u)]
    public void Invalid_EXIF_data_in_a_PNG_file_is_ignored(uint directory)
    {
        var file = File.ReadAllBytes(Golden.PathOf("orientation-6.png"));
        var exif = file.AsSpan().IndexOf("eXIf"u8);
        var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(exif - 4));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(exif + 8), directory);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(exif + 4 + length), PngChecksum.Of(file.AsSpan(exif, 4 + length)));
        var picture = PictureFile.Load(Write("nonsense.png", file));
        Assert.Equal((33, 21), (picture.Width, picture.Height));
    }

    private static void Resize(Span<byte> png, int width, int height)
    {
        BinaryPrimitives.WriteInt32BigEndian(png[16..], width);
        BinaryPrimitives.WriteInt32BigEndian(png[20..], height);
        BinaryPrimitives.WriteUInt32BigEndian(png[29..], PngChecksum.Of(png[12..29]));
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
