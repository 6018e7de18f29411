using System.Security.Cryptography;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Loads checkpoints whose file is already in the cache, so that no server is needed.</summary>
public sealed class CheckpointLoadingTests : FileTests
{
    [Fact]
    public async Task Checkpoint_is_loaded_from_the_cache()
    {
        using var trained = new TfEfficientNetB0();
        using var network = new TfEfficientNetB0(initialize: false);
        var checkpoint = Cached(trained);
        using var downloader = new CheckpointDownloader(Cache);

        var report = await network.LoadWeightsAsync(checkpoint, downloader: downloader, cancellationToken: TestContext.Current.CancellationToken);

        Bits.Of(trained).AssertAre(network);
        Assert.Equal(Cache.PathOf(checkpoint), report.Path);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Different_padding_or_epsilon_than_in_the_catalog_causes_a_warning()
    {
        using var trained = new EfficientNetB0();
        using var network = new EfficientNetB0(initialize: false);
        using var downloader = new CheckpointDownloader(Cache);

        var report = await network.LoadWeightsAsync(Cached(trained), downloader: downloader, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Warnings.Count);
        Assert.StartsWith("own/trained: they expect 'padding: same'", report.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("own/trained: they expect batch norms with eps 0.001", report.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classifier_can_be_kept_when_a_checkpoint_with_another_class_count_is_loaded()
    {
        using var trained = new TfEfficientNetB0();
        using var network = new TfEfficientNetB0(classes: 3);
        var checkpoint = Cached(trained);
        using var downloader = new CheckpointDownloader(Cache);
        var classifier = network.Classifier.Linear!.weight.bytes.ToArray();

        await Assert.ThrowsAsync<WeightMismatchException>(
            () => network.LoadWeightsAsync(checkpoint, downloader: downloader, cancellationToken: TestContext.Current.CancellationToken));
        await network.LoadWeightsAsync(checkpoint, keepClassifier: true, downloader, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(classifier, network.Classifier.Linear!.weight.bytes.ToArray());
        Assert.Equal(trained.Stage1.Conv.weight.bytes.ToArray(), network.Stage1.Conv.weight.bytes.ToArray());
    }

    [Fact]
    public async Task Checkpoint_of_another_network_throws_before_the_download()
    {
        using var network = new EfficientNetB0(initialize: false);
        using var downloader = new CheckpointDownloader(Cache);

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () =>
                network.LoadWeightsAsync(
                    Checkpoints.Find("torchvision/efficientnet_v2_l.imagenet1k_v1"), downloader: downloader, cancellationToken: TestContext.Current.CancellationToken));

        Assert.StartsWith(
            "'torchvision/efficientnet_v2_l.imagenet1k_v1' is for EfficientNetV2L, and this network is EfficientNetB0; EfficientNetB0.Checkpoints lists the checkpoints that fit",
            error.Message,
            StringComparison.Ordinal);
    }

    private CheckpointCache Cache => new(PathOf("cache"));

    /// <summary>Returns a checkpoint with TensorFlow's padding and epsilon whose file is in the cache.</summary>
    private Checkpoint Cached(UnrolledNetwork trained)
    {
        // This format has no metadata. Metadata of the file would take precedence over the checkpoint.
        var file = PathOf("trained.dat");
        trained.SaveWeights(file);
        var checkpoint = new Checkpoint
        {
            Name = "own/trained",
            Network = trained.Declaration.TypeName,
            Address = new Uri("https://server.invalid/trained.safetensors"),
            FileName = "trained.safetensors",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))),
            Padding = Padding.Same,
            BatchNormEpsilon = 1e-3,
            Preprocessing = Preprocessing.ForTrainingFromScratch(224),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Cache.PathOf(checkpoint))!);
        File.Move(file, Cache.PathOf(checkpoint));
        return checkpoint;
    }
}
