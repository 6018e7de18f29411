using EffNet.Pictures;

namespace EffNet.Pictures.Tests;

public sealed class DecodeBudgetTests
{
    private const long BytesPerPixel = 7;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Images_that_are_decoded_concurrently_stay_within_the_memory_budget()
    {
        using var folder = new PictureFolder();
        var large = folder.AddBytes("large.png", PictureLimitTests.BlackPng(1000, 1000));
        var small = folder.AddBytes("small.png", PictureLimitTests.BlackPng(100, 100));
        var budget = new DecodeBudget(BytesPerPixel * 1_500_000);
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, i =>
            Assert.Equal(8, PictureFolder.Plain.Cut(i % 2 == 0 ? large : small, PictureLoadOptions.Default, budget, Token).Width));
        Assert.InRange(budget.Peak, BytesPerPixel * 1_000_000, BytesPerPixel * 1_500_000);
    }

    [Fact]
    public void An_image_above_the_memory_budget_is_decoded_alone()
    {
        using var folder = new PictureFolder();
        var large = folder.AddBytes("large.png", PictureLimitTests.BlackPng(1000, 1000));
        var budget = new DecodeBudget(1);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, _ =>
            PictureFolder.Plain.Cut(large, PictureLoadOptions.Default, budget, Token));
        Assert.Equal(BytesPerPixel * 1_000_000, budget.Peak);
    }

    [Fact]
    public void Memory_of_the_decode_budget_is_released_if_decoding_fails()
    {
        using var folder = new PictureFolder();
        var broken = folder.AddBytes("broken.png", PictureLimitTests.PngOf(1000, 1000));
        var good = folder.AddBytes("good.png", PictureLimitTests.BlackPng(1000, 1000));
        var budget = new DecodeBudget(1);
        Assert.Throws<PictureException>(() => PictureFolder.Plain.Cut(broken, PictureLoadOptions.Default, budget, Token));
        PictureFolder.Plain.Cut(good, PictureLoadOptions.Default, budget, Token);
        Assert.Equal(BytesPerPixel * 1_000_000, budget.Peak);
    }

    [Fact]
    public async Task Waiting_for_memory_of_the_decode_budget_can_be_canceled()
    {
        var budget = new DecodeBudget(10);
        using var source = new CancellationTokenSource();
        using (budget.Take(6, Token))
        {
            var waiting = Task.Factory.StartNew(() => budget.Take(5, source.Token).Dispose(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        budget.Take(10, Token).Dispose();
        Assert.Equal(10, budget.Peak);
    }

    [Fact]
    public async Task Requests_that_fit_the_decode_budget_are_granted_at_the_same_time()
    {
        var budget = new DecodeBudget(10);
        var first = budget.Take(6, Token);
        budget.Take(4, Token).Dispose();
        var waiting = Task.Factory.StartNew(() => budget.Take(5, Token).Dispose(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        first.Dispose();
        await waiting;
        Assert.Equal(10, budget.Peak);
    }

    [Fact]
    public void A_scaled_image_takes_only_memory_for_its_scaled_size_from_the_decode_budget()
    {
        var info = PictureFile.Identify(Golden.PathOf("coffee.jpg"));
        var budget = new DecodeBudget(1);
        PictureFolder.Plain.Cut(Golden.PathOf("coffee.jpg"), new PictureLoadOptions { TargetShorterSide = 8 }, budget, Token);
        Assert.Equal(BytesPerPixel * ((info.Width + 7) / 8) * ((info.Height + 7) / 8), budget.Peak);
    }

    [Fact]
    public void A_batch_is_read_even_if_the_decode_budget_is_one_byte()
    {
        using var folder = new PictureFolder();
        string[] files = [.. Enumerable.Range(0, 9).Select(i => folder.Add($"{i}.png", (byte)i, 0, 0))];
        using var batch = PictureFolder.Plain.LoadBatch(files, new PictureLoadOptions { MaximumDecodedBytes = 1 }, Token);
        using var usual = PictureFolder.Plain.LoadBatch(files, cancellationToken: Token);
        Assert.True(batch.equal(usual).all().item<bool>());
    }
}
