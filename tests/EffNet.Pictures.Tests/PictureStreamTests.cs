using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

public sealed class PictureStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static byte[] Coffee => File.ReadAllBytes(Golden.PathOf("orientation-6.jpg"));

    private static string CoffeePixels => Golden.All.Single(golden => golden.File == "orientation-6.jpg").Pixels;

    [Fact]
    public async Task A_request_body_is_read_without_a_synchronous_call()
    {
        await using var body = new AsyncOnlyStream(Coffee);
        Assert.Equal(CoffeePixels, Golden.Hash((await PictureFile.LoadAsync(body, cancellationToken: Token)).Pixels));
        await using var second = new AsyncOnlyStream(Coffee);
        Assert.Equal(PictureFormat.Jpeg, (await PictureFile.IdentifyAsync(second, cancellationToken: Token)).Format);
    }

    [Fact]
    public async Task Every_loading_method_returns_the_same_pixels()
    {
        var path = Golden.PathOf("orientation-6.jpg");
        Assert.Equal(CoffeePixels, Golden.Hash(PictureFile.Load(path).Pixels));
        Assert.Equal(CoffeePixels, Golden.Hash((await PictureFile.LoadAsync(path, cancellationToken: Token)).Pixels));
        Assert.Equal(CoffeePixels, Golden.Hash(PictureFile.Load(Coffee).Pixels));
        Assert.Equal(CoffeePixels, Golden.Hash(PictureFile.Load(Coffee.AsSpan()).Pixels));
        Assert.Equal(CoffeePixels, Golden.Hash(PictureFile.Load(new MemoryStream(Coffee)).Pixels));
    }

    [Fact]
    public async Task A_picture_is_read_from_the_position_of_a_stream_which_stays_open()
    {
        using var stream = new MemoryStream([1, 2, 3, .. Coffee]) { Position = 3 };
        Assert.Equal(CoffeePixels, Golden.Hash(PictureFile.Load(stream).Pixels));
        stream.Position = 3;
        Assert.Equal(CoffeePixels, Golden.Hash((await PictureFile.LoadAsync(stream, cancellationToken: Token)).Pixels));
        stream.Position = 0;
        Assert.Throws<PictureException>(() => PictureFile.Load(stream));
        stream.Position = stream.Length + 5;
        Assert.Throws<PictureException>(() => PictureFile.Load(stream));
    }

    [Fact]
    public async Task Canceled_loading_of_a_picture_throws()
    {
        await using var body = new AsyncOnlyStream(Coffee);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PictureFile.LoadAsync(body, cancellationToken: new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PictureFile.LoadAsync(Golden.PathOf("coffee.jpg"), cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Loading_throws_for_streams_and_paths_that_are_not_a_picture()
    {
        await using var body = new AsyncOnlyStream("These are notes."u8.ToArray());
        await Assert.ThrowsAsync<PictureException>(() => PictureFile.LoadAsync(body, cancellationToken: Token));
        Assert.Throws<PictureException>(() => PictureFile.Load([]));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => PictureFile.LoadAsync(Path.GetTempPath(), cancellationToken: Token));
        await Assert.ThrowsAsync<FileNotFoundException>(() => PictureFile.LoadAsync(Golden.PathOf("none.jpg"), cancellationToken: Token));
    }

    [Fact]
    public async Task Pictures_are_written_to_streams_with_the_same_bytes_as_to_files()
    {
        var picture = PictureFile.Load(Golden.PathOf("rgb.png"));
        var folder = Directory.CreateTempSubdirectory("effnet-save-");
        try
        {
            foreach (var (format, name) in new[] { (PictureFormat.Png, "a.png"), (PictureFormat.Jpeg, "a.jpg"), (PictureFormat.Webp, "a.webp") })
            {
                using var stream = new MemoryStream();
                picture.Save(stream, format, quality: 80);
                await using var response = new AsyncOnlyStream([]);
                await picture.SaveAsync(response, format, quality: 80, Token);
                picture.Save(Path.Combine(folder.FullName, name), quality: 80);
                await picture.SaveAsync(Path.Combine(folder.FullName, "async-" + name), quality: 80, Token);
                Assert.Equal(stream.ToArray(), response.Written.ToArray());
                Assert.Equal(stream.ToArray(), await File.ReadAllBytesAsync(Path.Combine(folder.FullName, name), Token));
                Assert.Equal(stream.ToArray(), await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "async-" + name), Token));
                Assert.Equal((format, picture.Width, picture.Height), (PictureFile.Identify(stream.ToArray()).Format, picture.Width, picture.Height));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_picture_format_quality_or_size_that_cannot_be_written_throws()
    {
        var picture = PreprocessingTests.Plain(2, 2, 1, 2, 3);
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Save(stream, PictureFormat.Other));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Save(stream, PictureFormat.Png, quality: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Save(stream, PictureFormat.Png, quality: 101));
        Assert.Throws<IOException>(() => PreprocessingTests.Plain(20_000, 1, 1, 2, 3).Save(stream, PictureFormat.Webp));
        Assert.Equal(0, stream.Length);
    }
}
