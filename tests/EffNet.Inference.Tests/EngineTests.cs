using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using Xunit;

namespace EffNet.Inference.Tests;

/// <summary>Threads, batches, image sizes, errors and disposal of the engine.</summary>
public sealed class EngineTests
{
    private static readonly Network s_network = TestNetworks.Find("EfficientNetB0").With(height: 64, width: 80, classCount: 11);
    private static readonly TestWeights s_weights = TestWeights.OfLarger(s_network);

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("ResNet18")]
    public void Engine_results_do_not_depend_on_threads_or_batch_size(string name)
    {
        var network = TestNetworks.Find(name).With(height: 96, width: 64, classCount: 11);
        var weights = TestWeights.OfLarger(network);
        var images = Images.Draw(network.Input, 3, count: 5);
        using var single = Create(1, network, weights);
        var expected = Run(single, images, 5);

        foreach (var threads in (int[])[2, 3, 7])
        {
            using var engine = Create(threads, network, weights);
            Assert.Equal(threads, engine.Threads);
            Assert.Equal(expected, Run(engine, images, 5));
            Assert.Equal(expected, Run(engine, images, 5));
            Assert.Equal(expected[22..33], Run(engine, images[(2 * 3 * 96 * 64)..(3 * 3 * 96 * 64)], 1));
        }
    }

    [Fact]
    public void Concurrent_runs_return_the_results_of_single_runs()
    {
        using var engine = Create(3);
        var images = Enumerable.Range(0, 8).Select(seed => Images.Draw(s_network.Input, seed)).ToArray();
        var expected = images.Select(image => Run(engine, image, 1)).ToArray();

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(expected[i % 8], Run(engine, images[i % 8], 1)));
    }

    [Fact]
    public void Engine_output_for_another_image_size_is_correct()
    {
        using var engine = Create(2);
        var other = s_network.With(height: 97, width: 41);
        var image = Images.Draw(other.Input, 4);
        var output = new float[11];

        engine.Run(image, 97, 41, output);

        Assert.True(Difference.Of(output, new NaiveNetwork(other, s_weights).Run(image)) < 5e-5);
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("ResNet18")]
    public void Feature_maps_and_embedding_of_an_engine_match_the_reference_computation(string name)
    {
        var network = TestNetworks.Find(name).With(height: 64, width: 80, classCount: 11);
        var weights = TestWeights.OfLarger(network);
        var images = Images.Draw(network.Input, 8, count: 3);
        using var engine = InferenceEngine.Create(network, weights, new InferenceOptions { Threads = 2, Outputs = InferenceOutputs.Embedding | InferenceOutputs.Features });
        var shapes = engine.ShapesFor(64, 80);
        var outputs = shapes.Select(s => new Memory<float>(new float[3 * s.Elements])).ToList();

        engine.Run(images, 64, 80, outputs);

        Assert.Equal(["logits", "embedding", .. network.Reductions.Select(r => r.Stage.Name)], engine.Outputs.Select(o => o.Name));
        Assert.Equal(engine.Outputs.Select(o => o.Value.Shape), shapes);
        for (var image = 0; image < 3; image++)
        {
            var naive = new NaiveNetwork(network, weights);
            var pixels = (int)network.Input.Elements;
            var expected = naive.Run(images.AsSpan(image * pixels, pixels), engine.Outputs.Select(o => o.Value));
            for (var i = 0; i < outputs.Count; i++)
                Assert.True(Difference.Of(outputs[i].Slice(image * (int)shapes[i].Elements, (int)shapes[i].Elements).ToArray(), expected[i]) < 5e-5, engine.Outputs[i].Name);
        }
    }

    [Fact]
    public void Engine_runs_more_image_sizes_than_it_caches_plans()
    {
        using var engine = Create(2);
        var (image, expected) = (Images.Draw(s_network.Input, 4), new float[11]);
        engine.Run(image, expected);

        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var network = s_network.With(height: 40 + (i % 20), width: 40);
            var output = new float[11];
            engine.Run(Images.Draw(network.Input, i), network.Input.Height, 40, output);
            Assert.All(output, number => Assert.True(float.IsFinite(number)));
        });

        Assert.Equal(expected, engine.Run(image));
    }

    [Fact]
    public void Run_throws_for_images_that_are_too_large()
    {
        using var engine = Create(1);

        Assert.StartsWith(
            "Images of 3 x 100000 x 100000 are too large",
            Assert.Throws<OverflowException>(() => engine.Run(new float[3], 100_000, 100_000, new float[11])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => InferenceEngine.Create(s_network, s_weights, new InferenceOptions { Outputs = (InferenceOutputs)64 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Image_whose_maps_would_be_too_wide_throws(int threads)
    {
        var network = TestNetworks.Find("EfficientNetB0");
        using var engine = InferenceEngine.Create(network, TestWeights.Of(network.With(height: 64, width: 64)), new InferenceOptions { Threads = threads });

        Assert.Throws<OverflowException>(() => engine.Run(new float[3], 1, 120_000_000, new float[1000]));
    }

    [Fact]
    public void Run_throws_if_memory_for_an_output_is_missing_or_too_small()
    {
        using var engine = InferenceEngine.Create(s_network, s_weights, new InferenceOptions { Outputs = InferenceOutputs.Embedding });
        var image = Images.Draw(s_network.Input, 8);

        Assert.StartsWith(
            "The engine has 2 outputs (logits, embedding); pass a list with memory for each output.",
            Assert.Throws<ArgumentException>(() => engine.Run(image, new float[11])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The engine has 2 outputs (logits, embedding), but memory was passed for 1.",
            Assert.Throws<ArgumentException>(() => engine.Run(image, 64, 80, [new float[11]])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The memory for 'embedding' must have 1280 elements for each of 1 image, but has 5.",
            Assert.Throws<ArgumentException>(() => engine.Run(image, 64, 80, [new float[11], new float[5]])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => InferenceEngine.Create(s_network.With(classCount: 0), s_weights, new InferenceOptions { Outputs = InferenceOutputs.Embedding }));
    }

    [Fact]
    public void Run_allocates_no_managed_memory()
    {
        using var engine = Create(1);
        var images = Images.Draw(s_network.Input, 5, count: 2);
        var output = new float[22];
        for (var i = 0; i < 3; i++)
            engine.Run(images, output);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            engine.Run(images, output);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0, 11, "The length of the images must be a positive multiple of 15360 (3 x 64 x 80), but was 0.")]
    [InlineData(15361, 11, "The length of the images must be a positive multiple of 15360 (3 x 64 x 80), but was 15361.")]
    [InlineData(30720, 11, "The memory for 'logits' must have 11 elements for each of 2 images, but has 11.")]
    public void Run_throws_if_the_length_of_the_images_or_outputs_is_wrong(int images, int outputs, string message)
    {
        using var engine = Create(1);

        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => engine.Run(new float[images], new float[outputs])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_engine_options_throw()
    {
        Assert.StartsWith("Threads must be at least 1, but was 0.", Assert.Throws<ArgumentException>(() => Create(0)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Vectors is '9', but the widest vectors that this processor supports are",
            Assert.Throws<ArgumentException>(() => InferenceEngine.Create(s_network, s_weights, new InferenceOptions { Vectors = (VectorPath)9 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Image_whose_maps_would_have_too_many_elements_throws()
    {
        using var engine = Create(1);

        Assert.Throws<OverflowException>(() => engine.Run(new float[12], 40_000, 40_000, new float[11]));
    }

    [Fact]
    public void Run_throws_for_image_sizes_below_1()
    {
        using var engine = Create(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Run(new float[12], 0, 4, new float[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Run(new float[12], 4, -1, new float[11]));
    }

    [Fact]
    public void Canceled_run_throws_and_the_next_run_is_correct()
    {
        using var engine = Create(2);
        var image = Images.Draw(s_network.Input, 6);
        var expected = Run(engine, image, 1);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => engine.Run(image, new float[11], source.Token));

        Assert.Equal(expected, Run(engine, image, 1));
    }

    [Fact]
    public async Task Run_can_be_canceled_at_any_time()
    {
        using var engine = Create(2);
        var images = Images.Draw(s_network.Input, 6, count: 5);
        var expected = Run(engine, images, 5);
        for (var i = 0; i < 20; i++)
        {
            using var source = new CancellationTokenSource();
            var output = new float[55];
            var run = Task.Run(() => engine.Run(images, output, source.Token), TestContext.Current.CancellationToken);
            // Other work, so that the run is canceled at another layer each time.
            for (var other = 0; other < i; other++)
                Run(engine, images[..(int)s_network.Input.Elements], 1);
            await source.CancelAsync();
            try
            {
                await run;
                Assert.Equal(expected, output);
            }
            catch (OperationCanceledException)
            {
                // The run was canceled between two layers.
            }
        }

        Assert.Equal(expected, Run(engine, images, 5));
    }

    [Fact]
    public void Disposed_engine_throws()
    {
        var engine = Create(2);
        engine.Dispose();
        engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Run(engine, Images.Draw(s_network.Input, 6), 1));
    }

    [Fact]
    public async Task Runs_that_started_before_disposal_finish()
    {
        var image = Images.Draw(s_network.Input, 6);
        float[] expected;
        using (var other = Create(2))
            expected = Run(other, image, 1);
        for (var i = 0; i < 10; i++)
        {
            var engine = Create(2);
            var runs = Enumerable.Range(0, 4).Select(_ => Task.Run(
                () =>
                {
                    try
                    {
                        for (var count = 0; ; count++)
                            Assert.Equal(expected, Run(engine, image, 1));
                    }
                    catch (ObjectDisposedException)
                    {
                        // The engine was disposed between two runs.
                    }
                },
                TestContext.Current.CancellationToken)).ToArray();
            Assert.Equal(expected, Run(engine, image, 1));
            engine.Dispose();
            await Task.WhenAll(runs);
        }
    }

    [Fact]
    public void Creating_an_engine_with_weights_of_another_network_throws_with_a_missing_name()
    {
        var message = Assert.Throws<ArgumentException>(() => InferenceEngine.Create(TestNetworks.Find("ResNet18"), s_weights)).Message;

        Assert.Contains("the tensor 'conv1.weight'", message, StringComparison.Ordinal);
    }

    private static InferenceEngine Create(int threads) => Create(threads, s_network, s_weights);

    private static InferenceEngine Create(int threads, Network network, TestWeights weights) =>
        InferenceEngine.Create(network, weights, new InferenceOptions { Threads = threads });

    private static float[] Run(InferenceEngine engine, float[] images, int count)
    {
        var output = new float[count * engine.Network.Outputs[0].Value.Shape.Elements];
        engine.Run(images, output);
        return output;
    }
}
