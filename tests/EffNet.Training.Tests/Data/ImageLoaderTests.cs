using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class ImageLoaderTests
{
    private static readonly LoaderOptions s_options = new() { BatchSize = 8, Seed = 5 };

    [Theory]
    [InlineData(2, 4)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    public void Batches_do_not_depend_on_the_number_of_threads(int workers, int prefetched)
    {
        var images = Images(100);
        var expected = LoadedBatch.ReadAll(new ImageLoader(images, LoadedBatch.Transform, s_options with { Workers = 1 }), epoch: 3);

        var batches = LoadedBatch.ReadAll(new ImageLoader(images, LoadedBatch.Transform, s_options with { Workers = workers, PrefetchedBatches = prefetched }), epoch: 3);

        Assert.Equal(13, expected.Count);
        Assert.Equal(expected, batches);
    }

    [Fact]
    public void Batches_have_the_images_in_the_order_of_the_epoch()
    {
        var images = Images(20);
        var order = EpochOrder.Create(images, Sampling.Shuffled, 5, 1);
        using var reader = new ImageLoader(images, LoadedBatch.Transform, s_options).ReadEpoch(1, cancellationToken: TestContext.Current.CancellationToken);

        for (var number = 0; number < 3; number++)
        {
            Assert.True(reader.TryNext(out var batch));
            using (batch)
            {
                var expected = order.Skip(8 * number).Take(8).ToArray();
                Assert.Equal(expected, batch.Indices);
                Assert.Equal(expected.Select(index => (long)images.GetLabel(index)), batch.Labels);
                Assert.Equal(
                    expected.SelectMany(index => new[] { index, (float)RandomStream.For(5, 1, index).NextDouble(), 0 }), batch.Values.ToArray());
                Assert.Equal((1, number, 1, expected.Length), (batch.Epoch, batch.Number, batch.Size, batch.Count));
            }
        }

        Assert.False(reader.TryNext(out _));
        Assert.False(reader.TryNext(out _));
    }

    [Fact]
    public void Reading_an_epoch_from_any_batch_returns_the_same_remaining_batches()
    {
        var images = Images(50);
        var whole = LoadedBatch.ReadAll(new ImageLoader(images, LoadedBatch.Transform, s_options with { Workers = 2 }), epoch: 2);

        for (var first = 0; first <= whole.Count; first++)
            Assert.Equal(whole[first..], LoadedBatch.ReadAll(new ImageLoader(images, LoadedBatch.Transform, s_options with { Workers = 2 }), epoch: 2, first));
    }

    [Fact]
    public void Epochs_differ_in_order_and_in_random_numbers()
    {
        var loader = new ImageLoader(Images(16), LoadedBatch.Transform, s_options);

        var (first, second) = (LoadedBatch.ReadAll(loader, epoch: 0), LoadedBatch.ReadAll(loader, epoch: 1));

        Assert.NotEqual(first[0].Indices, second[0].Indices);
        Assert.Empty(first.SelectMany(batch => RandomNumbers(batch)).Intersect(second.SelectMany(batch => RandomNumbers(batch))));
    }

    [Fact]
    public void Repeated_images_of_a_balanced_epoch_have_different_random_numbers()
    {
        var images = ImageSets.FromPixels([.. Enumerable.Range(0, 12).Select(i => (byte)i)], 1, 1, [1, .. new int[11]], ["many", "one"], channels: 1);

        var batches = LoadedBatch.ReadAll(new ImageLoader(images, LoadedBatch.Transform, s_options with { Sampling = Sampling.Balanced }));

        Assert.Equal(6, batches.SelectMany(batch => batch.Indices.Split(' ')).Count(index => index == "0"));
        Assert.Equal(12, batches.SelectMany(batch => RandomNumbers(batch)).Distinct().Count());
    }

    [Fact]
    public void Last_batch_is_smaller_or_is_dropped_if_DropLast_is_set()
    {
        var images = Images(20);
        var (whole, dropping) = (new ImageLoader(images, LoadedBatch.Transform, s_options), new ImageLoader(images, LoadedBatch.Transform, s_options with { DropLast = true }));

        Assert.Equal((3, 0, 2, 4), (whole.BatchesPerEpoch, whole.DroppedImages, dropping.BatchesPerEpoch, dropping.DroppedImages));
        Assert.Equal(LoadedBatch.ReadAll(whole)[..2], LoadedBatch.ReadAll(dropping));
        Assert.Throws<ArgumentException>(() => new ImageLoader(Images(7), LoadedBatch.Transform, s_options with { DropLast = true }));
    }

    [Fact]
    public void Slow_image_does_not_change_the_order_of_batches()
    {
        var images = Images(24);
        var first = EpochOrder.Create(images, Sampling.Shuffled, 5, 0)[0];
        using var others = new CountdownEvent(15);
        var loader = new ImageLoader(images, new OnePixel(WaitForOthers), s_options with { Workers = 2, PrefetchedBatches = 2 });

        Assert.Equal(LoadedBatch.ReadAll(new ImageLoader(images, LoadedBatch.Transform, s_options)), LoadedBatch.ReadAll(loader));

        // The first image is finished after the other 15 images of the two batches that can be prepared.
        void WaitForOthers(Picture picture, RandomStream random, Span<float> values, PixelOrder order)
        {
            if (picture.Pixels[0] == first)
                others.Wait(TestContext.Current.CancellationToken);
            else if (!others.IsSet)
                others.Signal();
            LoadedBatch.Write(picture, random, values, order);
        }
    }

    [Fact]
    public void Loader_prepares_at_most_the_specified_number_of_batches()
    {
        var (transformed, limit) = (0, 2 * 8);
        using var reached = new ManualResetEventSlim();
        var loader = new ImageLoader(Images(200), new OnePixel(Count), s_options with { Workers = 4, PrefetchedBatches = 2 });

        using (loader.ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken))
            reached.Wait(TestContext.Current.CancellationToken);

        Assert.Equal(limit, transformed);

        void Count(Picture picture, RandomStream random, Span<float> values, PixelOrder order)
        {
            if (Interlocked.Increment(ref transformed) == limit)
                reached.Set();
        }
    }

    [Fact]
    public void Loader_writes_pixels_in_the_order_of_its_options()
    {
        var preprocessing = new Preprocessing(4, 4, Interpolation.Bilinear, new ChannelValues(0.5f), new ChannelValues(0.25f));
        var images = ImageSets.FromPictures([DataFolder.Plain(255, 0, 51)], [0], ["a"]);

        // (1 - 0.5) / 0.25 = 2, (0 - 0.5) / 0.25 = -2, (0.2 - 0.5) / 0.25 = -1.2.
        Assert.Equal(Enumerable.Repeat<float[]>([2, -2, -1.2f], 16).SelectMany(pixel => pixel), Values(PixelOrder.ChannelsLast), Comparer);
        Assert.Equal(new[] { 2, -2, -1.2f }.SelectMany(value => Enumerable.Repeat(value, 16)), Values(PixelOrder.ChannelsFirst), Comparer);

        float[] Values(PixelOrder order)
        {
            var loader = new ImageLoader(images, new EvaluationTransform(preprocessing), new LoaderOptions { PixelOrder = order });
            using var reader = loader.ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(reader.TryNext(out var batch));
            using (batch)
            {
                Assert.Equal(order, batch.PixelOrder);
                return batch.Values.ToArray();
            }
        }

        static bool Comparer(float one, float other) => Math.Abs(one - other) < 1e-5;
    }

    [Fact]
    public void Image_cache_keeps_images_up_to_its_limit()
    {
        var images = new CountingImages(Images(8));
        // An image has three bytes, so five images fit.
        var cached = images.Cached(maximumBytes: 17);

        for (var repeat = 0; repeat < 3; repeat++)
        {
            for (var i = 0; i < 8; i++)
                Assert.Equal(i, cached.Load(i).Pixels[0]);
        }

        Assert.Equal([1, 1, 1, 1, 1, 3, 3, 3], images.Loads);
    }

    [Fact]
    public void Image_cache_of_a_loader_is_used_in_all_epochs()
    {
        var images = new CountingImages(Images(8));
        var loader = new ImageLoader(images, LoadedBatch.Transform, s_options with { CacheBytes = 1000, Workers = 4 });

        for (var epoch = 0; epoch < 3; epoch++)
            Assert.Equal(LoadedBatch.ReadAll(new ImageLoader(Images(8), LoadedBatch.Transform, s_options), epoch), LoadedBatch.ReadAll(loader, epoch));

        Assert.All(images.Loads, loads => Assert.Equal(1, loads));
    }

    [Fact]
    public void Batch_can_be_disposed_twice_and_its_values_then_throw()
    {
        using var reader = new ImageLoader(Images(8), LoadedBatch.Transform, s_options).ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(reader.TryNext(out var batch));

        batch.Dispose();
        batch.Dispose();

        Assert.Throws<ObjectDisposedException>(() => batch.Values);
    }

    [Fact]
    public void Memory_of_disposed_batches_is_reused()
    {
        var memory = new HashSet<float[]>();
        var loader = new ImageLoader(Images(200), LoadedBatch.Transform, s_options with { PrefetchedBatches = 2 });
        using var reader = loader.ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);
        while (reader.TryNext(out var batch))
        {
            using (batch)
            {
                Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray<float>(batch.Values, out var segment));
                memory.Add(segment.Array!);
            }
        }

        // Of 25 batches, two are in preparation, one is in use, and one can be prepared while another one is returned.
        Assert.InRange(memory.Count, 1, 4);
    }

    [Fact]
    public void Reader_measures_the_time_that_it_waits_for_batches()
    {
        using var reader = new ImageLoader(Images(8), LoadedBatch.Transform, s_options).ReadEpoch(0, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.Zero, reader.WaitTime);

        Assert.True(reader.TryNext(out var batch));

        batch.Dispose();
        Assert.NotEqual(TimeSpan.Zero, reader.WaitTime);
    }

    [Fact]
    public void Invalid_loader_options_and_image_sets_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoaderOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoaderOptions { Workers = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoaderOptions { PrefetchedBatches = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoaderOptions { MaximumUnreadable = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoaderOptions { CacheBytes = -1 });
        Assert.Throws<ArgumentException>(() => new ImageLoader(Images(8), new OnePixel(LoadedBatch.Write, size: 20_000), new LoaderOptions { BatchSize = 2 }));
        Assert.Throws<ArgumentException>(() => new ImageLoader(Images(8).Subset([]), LoadedBatch.Transform));
        Assert.Throws<ArgumentException>(() => new ImageLoader(new CountingImages(Images(8), label: 3), LoadedBatch.Transform));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ImageLoader(Images(8), LoadedBatch.Transform, s_options).ReadEpoch(0, firstBatch: 2, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ImageLoader(Images(8), LoadedBatch.Transform, s_options).ReadEpoch(-1, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> RandomNumbers(LoadedBatch batch) => batch.Values.Split(' ').Where((_, index) => index % 3 == 1);

    /// <summary>Returns images of one pixel whose level is the index.</summary>
    private static ImageSet Images(int count) =>
        ImageSets.FromPixels(
            [.. Enumerable.Range(0, count).Select(index => (byte)index)], 1, 1, Enumerable.Range(0, count).Select(index => index % 3), ["a", "b", "c"], channels: 1);

    /// <summary>Counts how often each image is loaded, and can give all one label.</summary>
    private sealed class CountingImages(ImageSet images, int? label = null) : ImageSet
    {
        public int[] Loads { get; } = new int[images.Count];

        public override int Count => images.Count;

        public override IReadOnlyList<string> ClassNames => images.ClassNames;

        public override int GetLabel(int index) => label ?? images.GetLabel(index);

        public override string GetName(int index) => images.GetName(index);

        public override Picture Load(int index)
        {
            Interlocked.Increment(ref Loads[index]);
            return images.Load(index);
        }
    }
}
