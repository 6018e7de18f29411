using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Serving;

namespace EffNet.Pictures.Tests;

/// <summary>The queue of the cookbook's service: batches, cancellation and stopping.</summary>
public sealed class ClassificationQueueTests : IDisposable
{
    private readonly WaitingClassifier _classifier = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _classifier.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_batch_of_requests_starts_when_it_is_full()
    {
        var queue = Create(new ClassificationOptions { Workers = 1, BatchSize = 3, BatchDelay = Timeout.InfiniteTimeSpan });
        var answers = Enumerable.Range(1, 6).Select(i => queue.ClassifyAsync(FileOf(i), Token)).ToList();
        _classifier.Go.Release(2);

        await queue.StartAsync(Token);

        Assert.Equal([1, 2, 3, 4, 5, 6], (await Task.WhenAll(answers)).Select(a => a.Single().ClassIndex));
        Assert.Equal([3, 3], _classifier.Batches);
        await queue.StopAsync(Token);
    }

    [Fact]
    public async Task A_batch_of_requests_starts_when_the_first_request_has_waited_for_BatchDelay()
    {
        var time = new ManualTime();
        var queue = Create(new ClassificationOptions { Workers = 1, BatchSize = 3 }, time);
        var answers = Enumerable.Range(1, 2).Select(i => queue.ClassifyAsync(FileOf(i), Token)).ToList();
        _classifier.Go.Release();

        await queue.StartAsync(Token);
        await time.ElapseAsync();

        Assert.Equal([1, 2], (await Task.WhenAll(answers)).Select(a => a.Single().ClassIndex));
        Assert.Equal([2], _classifier.Batches);
        await queue.StopAsync(Token);
    }

    [Fact]
    public async Task A_file_that_is_not_a_picture_does_not_affect_other_files_of_its_batch()
    {
        var queue = Create(new ClassificationOptions { Workers = 1, BatchSize = 3, BatchDelay = Timeout.InfiniteTimeSpan });
        var (first, second, third) = (queue.ClassifyAsync(FileOf(1), Token), queue.ClassifyAsync("notes"u8.ToArray(), Token), queue.ClassifyAsync(FileOf(3), Token));
        _classifier.Go.Release();

        await queue.StartAsync(Token);

        Assert.Equal((1, 3), ((await first)[0].ClassIndex, (await third)[0].ClassIndex));
        await Assert.ThrowsAnyAsync<PictureException>(() => second);
        Assert.Equal([2], _classifier.Batches);
        await queue.StopAsync(Token);
    }

    [Fact]
    public async Task An_image_of_a_canceled_request_is_not_decoded()
    {
        var queue = Create(new ClassificationOptions { Workers = 1 });
        await queue.StartAsync(Token);
        var first = queue.ClassifyAsync(FileOf(1), Token);
        await _classifier.Entered.WaitAsync(Token);
        using var leaving = new CancellationTokenSource();
        var second = queue.ClassifyAsync(FileOf(2), leaving.Token);
        var third = queue.ClassifyAsync(FileOf(3), Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _classifier.Go.Release(2);

        Assert.Equal((1, 3), ((await first)[0].ClassIndex, (await third)[0].ClassIndex));
        Assert.Equal(2, _classifier.Decoded);
        await queue.StopAsync(Token);
    }

    [Fact]
    public async Task A_queue_that_stops_completes_pending_requests_and_rejects_new_requests()
    {
        var queue = Create(new ClassificationOptions { Workers = 1 });
        using var metrics = new ServedMetrics(_services.GetRequiredService<IMeterFactory>());
        await queue.StartAsync(Token);
        var answers = new List<Task<IReadOnlyList<Prediction>>> { queue.ClassifyAsync(FileOf(1), Token) };
        await _classifier.Entered.WaitAsync(Token);
        answers.AddRange([queue.ClassifyAsync(FileOf(2), Token), queue.ClassifyAsync(FileOf(3), Token)]);
        Assert.Equal(2, metrics.QueueLength());

        var stop = queue.StopAsync(Token);
        await Assert.ThrowsAsync<BusyException>(() => queue.ClassifyAsync(FileOf(4), Token));
        Assert.False(stop.IsCompleted);
        _classifier.Go.Release(3);
        await stop;

        Assert.Equal([1, 2, 3], (await Task.WhenAll(answers)).Select(a => a.Single().ClassIndex));
    }

    [Fact]
    public async Task A_queue_rejects_pending_requests_and_completes_the_current_request_after_its_stop_timeout()
    {
        var queue = Create(new ClassificationOptions { Workers = 1 });
        await queue.StartAsync(Token);
        var first = queue.ClassifyAsync(FileOf(1), Token);
        await _classifier.Entered.WaitAsync(Token);
        var second = queue.ClassifyAsync(FileOf(2), Token);

        var stop = queue.StopAsync(new CancellationToken(canceled: true));
        Assert.False(stop.IsCompleted);
        _classifier.Go.Release(2);
        await stop;

        Assert.Equal(1, (await first).Single().ClassIndex);
        await Assert.ThrowsAsync<BusyException>(() => second);
    }

    /// <summary>A worker would throw when it creates its timer, and all later requests would wait forever.</summary>
    [Theory]
    [InlineData(-2)]
    [InlineData(uint.MaxValue)]
    public void A_batch_delay_that_timers_do_not_support_throws(long milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new ClassificationOptions { BatchDelay = TimeSpan.FromMilliseconds(milliseconds) }));

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Queue_options_that_would_block_all_requests_throw(int workers, int batchSize, int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new ClassificationOptions { Workers = workers, BatchSize = batchSize, QueueCapacity = capacity }));

    private static byte[] FileOf(int red) => ServingTests.FileOf(4, 4, (byte)red, 0, 0);

    private ClassificationQueue Create(ClassificationOptions options, TimeProvider? time = null) =>
        new(_classifier, options, new ClassificationMetrics(_services.GetRequiredService<IMeterFactory>()), time);
}
