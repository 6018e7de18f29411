using System.Collections.Concurrent;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class LoaderFailureTests : IDisposable
{
    private static readonly LoaderOptions s_options = new() { BatchSize = 4, Seed = 9, Workers = 2 };

    private readonly DataFolder _folder = new();
    private readonly ImageSet _images;

    public LoaderFailureTests()
    {
        for (var i = 0; i < 24; i++)
            _folder.WriteImage($"{(i % 2 == 0 ? "a" : "b")}/{i:00}.png", (byte)(10 * i));
        _images = ImageSets.FromFolder(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Corrupt_image_is_omitted_from_its_batch_and_other_batches_do_not_change(int workers)
    {
        var before = LoadedBatch.ReadAll(new ImageLoader(_images, LoadedBatch.Transform, s_options));
        var corrupt = EpochOrder.Create(_images, Sampling.Shuffled, 9, 0)[9];
        File.WriteAllText(_images.GetName(corrupt), "damaged");
        var loader = new ImageLoader(_images, LoadedBatch.Transform, s_options with { Workers = workers });

        var after = LoadedBatch.ReadAll(loader);

        Assert.Equal(before.Where(batch => batch.Number != 2), after.Where(batch => batch.Number != 2));
        var (whole, rest) = (before[2].Indices.Split(' '), after[2].Indices.Split(' '));
        Assert.Equal([whole[0], whole[2], whole[3]], rest);
        var values = before[2].Values.Split(' ');
        Assert.Equal([.. values[..3], .. values[6..]], after[2].Values.Split(' '));
        var reported = Assert.Single(loader.UnreadableImages);
        Assert.Equal((corrupt, _images.GetName(corrupt)), (reported.Index, reported.Name));
        Assert.IsType<PictureException>(reported.Problem);
    }

    [Fact]
    public void Empty_file_is_not_opened_because_it_could_be_a_pipe()
    {
        File.WriteAllBytes(_images.GetName(3), []);

        Assert.Contains("or is a pipe", Assert.Throws<PictureException>(() => _images.Load(3)).Message, StringComparison.Ordinal);
        Assert.Throws<PictureException>(() => _images.GetContentHash(3));
        // Such a file does not prevent a split.
        var split = _images.Split(0.5, seed: 0, TestContext.Current.CancellationToken);
        Assert.Equal(24, split.Training.Count + split.Validation.Count);
    }

    [Fact]
    public void Set_that_throws_in_a_split_is_named_with_the_image()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => new FailingImages().Split(0.5, seed: 0, TestContext.Current.CancellationToken));

        Assert.Contains("could not be loaded: wrong format", problem.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(problem.InnerException);
    }

    [Fact]
    public void Batch_lists_its_unreadable_images()
    {
        var order = EpochOrder.Create(_images, Sampling.Shuffled, 9, 0);
        File.Delete(_images.GetName(order[1]));
        using var reader = new ImageLoader(_images, LoadedBatch.Transform, s_options).ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(reader.TryNext(out var batch));

        using (batch)
            Assert.Equal([_images.GetName(order[1])], batch.Unreadable.Select(image => image.Name));
    }

    [Fact]
    public void Image_that_is_unreadable_in_every_epoch_is_counted_once()
    {
        File.WriteAllText(_images.GetName(3), "damaged");
        var loader = new ImageLoader(_images, LoadedBatch.Transform, s_options with { MaximumUnreadable = 1 });

        for (var epoch = 0; epoch < 3; epoch++)
            Assert.Equal(6, LoadedBatch.ReadAll(loader, epoch).Count);

        Assert.Single(loader.UnreadableImages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Too_many_corrupt_images_throw_at_the_same_batch_with_their_names(int workers)
    {
        var order = EpochOrder.Create(_images, Sampling.Shuffled, 9, 0);
        foreach (var index in new[] { order[0], order[6], order[13], order[20] })
            File.WriteAllText(_images.GetName(index), "damaged");
        var loader = new ImageLoader(_images, LoadedBatch.Transform, s_options with { MaximumUnreadable = 2, Workers = workers });
        using var reader = loader.ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);

        for (var number = 0; number < 3; number++)
        {
            Assert.True(reader.TryNext(out var batch));
            batch.Dispose();
        }

        var problem = Assert.Throws<InvalidDataException>(() => reader.TryNext(out _));
        Assert.Contains("3 of 24 images", problem.Message, StringComparison.Ordinal);
        Assert.All([order[0], order[6], order[13]], index => Assert.Contains(_images.GetName(index), problem.Message, StringComparison.Ordinal));
        Assert.Equal(3, loader.UnreadableImages.Count);
        Assert.Throws<InvalidOperationException>(() => reader.TryNext(out _));
    }

    [Fact]
    public void Batch_without_readable_images_is_skipped()
    {
        foreach (var index in EpochOrder.Create(_images, Sampling.Shuffled, 9, 0)[4..8])
            File.WriteAllText(_images.GetName(index), "damaged");

        var batches = LoadedBatch.ReadAll(new ImageLoader(_images, LoadedBatch.Transform, s_options));

        Assert.Equal([0, 2, 3, 4, 5], batches.Select(batch => batch.Number));
    }

    [Theory]
    [InlineData(24, 10)]
    [InlineData(6, 3)]
    [InlineData(1, 0)]
    [InlineData(1000, 10)]
    [InlineData(2000, 20)]
    public void Default_limit_of_unreadable_images_is_1_percent_or_10_but_at_most_half(int count, int expected)
    {
        var images = ImageSets.FromPixels(new byte[count], 1, 1, new int[count], ["a"], channels: 1);

        Assert.Equal(expected, new ImageLoader(images, LoadedBatch.Transform).MaximumUnreadable);
    }

    [Fact]
    public void Exception_of_the_transform_is_thrown_by_TryNext_with_the_name_of_the_image()
    {
        var culprit = EpochOrder.Create(_images, Sampling.Shuffled, 9, 0)[5];
        var level = _images.Load(culprit).Pixels[0];
        using var reader = new ImageLoader(_images, new OnePixel(Fail), s_options).ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(reader.TryNext(out var batch));
        batch.Dispose();
        var problem = Assert.Throws<InvalidOperationException>(() => reader.TryNext(out _));
        Assert.Contains(_images.GetName(culprit), problem.Message, StringComparison.Ordinal);
        Assert.IsType<NotSupportedException>(problem.InnerException);
        Assert.Null(Assert.Throws<InvalidOperationException>(() => reader.TryNext(out _)).InnerException);

        void Fail(Picture picture, RandomStream random, Span<float> values, PixelOrder order)
        {
            if (picture.Pixels[0] == level)
                throw new NotSupportedException("Not this one.");
        }
    }

    [Fact]
    public void Exception_of_the_image_set_is_thrown_even_if_the_image_has_no_name()
    {
        using var reader = new ImageLoader(new NamelessImages(), LoadedBatch.Transform, s_options).ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<NotSupportedException>(Assert.Throws<InvalidOperationException>(() => reader.TryNext(out _)).InnerException);
    }

    [Fact]
    public void Image_is_unreadable_if_the_transform_throws_a_PictureException()
    {
        var loader = new ImageLoader(_images, new OnePixel((picture, _, _, _) => _ = picture.Pixels[0] == 0 ? throw new PictureException("too narrow") : 0), s_options);

        Assert.Equal(6, LoadedBatch.ReadAll(loader).Count);
        Assert.Equal("too narrow", Assert.Single(loader.UnreadableImages).Problem.Message);
    }

    [Fact]
    public void Cancellation_ends_the_wait_for_a_batch()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var release = new ManualResetEventSlim();
        using var reader = new ImageLoader(_images, new OnePixel(CancelAndWait), s_options).ReadEpoch(0, cancellationToken: cancellation.Token);
        try
        {
            Assert.ThrowsAny<OperationCanceledException>(() => reader.TryNext(out _));
        }
        finally
        {
            release.Set();
        }

        void CancelAndWait(Picture picture, RandomStream random, Span<float> values, PixelOrder order)
        {
            cancellation.Cancel();
            release.Wait(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Canceled_token_stops_reading_immediately()
    {
        using var reader = new ImageLoader(_images, LoadedBatch.Transform, s_options).ReadEpoch(0, cancellationToken: new CancellationToken(canceled: true));

        Assert.ThrowsAny<OperationCanceledException>(() => reader.TryNext(out _));
    }

    [Fact]
    public void Disposed_reader_of_an_epoch_throws_and_its_threads_stop()
    {
        var threads = new ConcurrentDictionary<Thread, bool>();
        var reader = new ImageLoader(_images, new OnePixel((_, _, _, _) => threads[Thread.CurrentThread] = true), s_options with { PrefetchedBatches = 1 })
            .ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(reader.TryNext(out var batch));
        batch.Dispose();

        reader.Dispose();
        reader.Dispose();

        Assert.NotEmpty(threads);
        Assert.All(threads.Keys, thread => Assert.False(thread.IsAlive));
        Assert.Throws<ObjectDisposedException>(() => reader.TryNext(out _));
    }

    /// <summary>A set that throws for everything except labels.</summary>
    /// <summary>A set that throws an exception that is not one of an unreadable image.</summary>
    private sealed class FailingImages : ImageSet
    {
        public override int Count => 2;

        public override IReadOnlyList<string> ClassNames => ["a"];

        public override int GetLabel(int index) => 0;

        public override string GetName(int index) => $"image {index}";

        public override Picture Load(int index) => throw new FormatException("wrong format");
    }

    private sealed class NamelessImages : ImageSet
    {
        public override int Count => 4;

        public override IReadOnlyList<string> ClassNames => ["a"];

        public override int GetLabel(int index) => 0;

        public override string GetName(int index) => throw new NotSupportedException("no names");

        public override Picture Load(int index) => throw new ArithmeticException("no images");
    }

    [Fact]
    public async Task Reader_disposed_by_another_thread_ends_the_wait_for_a_batch()
    {
        var token = TestContext.Current.CancellationToken;
        using var isLoading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var images = new ChangedImages(_images)
        {
            Loading = _ =>
            {
                isLoading.Set();
                goOn.Wait(token);
            },
        };
        var reader = new ImageLoader(images, LoadedBatch.Transform, s_options).ReadEpoch(0, cancellationToken: token);
        var waiting = Task.Factory.StartNew(() => reader.TryNext(out _), token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        isLoading.Wait(token);

        var disposing = Task.Run(reader.Dispose, token);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(token));
        goOn.Set();
        await disposing;
    }

    [Fact]
    public void PrefetchedBatches_can_be_larger_than_the_number_of_batches()
    {
        var loader = new ImageLoader(_images, LoadedBatch.Transform, s_options with { PrefetchedBatches = int.MaxValue });

        Assert.Equal(6, LoadedBatch.ReadAll(loader).Count);
    }

    [Fact]
    public void Workers_can_be_larger_than_the_number_of_images()
    {
        var loader = new ImageLoader(_images, LoadedBatch.Transform, s_options with { Workers = int.MaxValue });

        Assert.Equal(6, LoadedBatch.ReadAll(loader).Count);
    }
}
