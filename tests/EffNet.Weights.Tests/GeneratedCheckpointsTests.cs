using System.Net;
using System.Net.Sockets;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Checkpoints of a generated type, from the download to predictions.</summary>
public sealed class GeneratedCheckpointsTests : FileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Generated_type_has_the_matching_checkpoints()
    {
        Assert.Equal("torchvision/efficientnet_b4.imagenet1k_v1", EfficientNetB4.Checkpoints.TorchvisionImageNet1kV1.Name);
        Assert.Equal("torchvision/efficientnet_b1.imagenet1k_v2", EfficientNetB1.Checkpoints.Default.Name);
        Assert.Same(Checkpoints.Find("timm/resnet50.tv2_in1k"), ResNet50.Checkpoints.TimmTv2In1k);
        Assert.All(TfEfficientNetB0.Checkpoints.All, c => Assert.Equal((Padding.Same, 1e-3), (c.Padding, c.BatchNormEpsilon)));
        Assert.Equal(EfficientNetB4.Checkpoints.All, EfficientNetB4.Variant.Checkpoints);
    }

    [Fact]
    public void Generated_type_without_public_weights_has_no_checkpoints()
    {
        Assert.Empty(TinyNetwork.Variant.Checkpoints);
        Assert.Null(typeof(TinyNetwork).GetNestedType("Checkpoints"));
    }

    /// <summary>Tests the whole path from a server to a checkpoint, a network and a prediction.</summary>
    [Fact]
    public async Task Network_from_a_checkpoint_predicts_with_its_preprocessing_and_class_names()
    {
        using var trained = new TinyNetwork();
        trained.SaveWeights(PathOf("tiny.dat"));
        using var server = Serve(File.ReadAllBytes(PathOf("tiny.dat")));
        using var downloader = new CheckpointDownloader(new CheckpointCache(PathOf("cache")), new CheckpointDownloadOptions { Mirror = Address(server) }, DirectClient());

        using var model = await TinyNetwork.LoadAsync(Tiny(), options: new NetworkLoadOptions { Downloader = downloader }, cancellationToken: Cancellation);
        var picture = new Picture(3, 2, [.. Enumerable.Range(0, 18).Select(i => (byte)(13 * i))]);

        var checkpoint = Tiny();
        trained.eval();
        Assert.False(model.training);
        Assert.Equal(
            trained.Predict([picture], options: new PredictionOptions { Preprocessing = checkpoint.Preprocessing, ClassNames = checkpoint.ClassNames })[0], model.Predict(picture));
        Assert.Equal(["a", "b", "c", "d", "e"], model.Predict(picture).Select(p => p.ClassName).Order());
        Assert.Equal("own/tiny", model.WeightsInfo.Checkpoint);
    }

    [Fact]
    public async Task Metadata_of_a_checkpoint_is_saved_with_the_weights()
    {
        using var trained = new TinyNetwork();
        trained.SaveWeights(PathOf("tiny.dat"));
        using var server = Serve(File.ReadAllBytes(PathOf("tiny.dat")));
        using var downloader = new CheckpointDownloader(new CheckpointCache(PathOf("cache")), new CheckpointDownloadOptions { Mirror = Address(server) }, DirectClient());
        using var model = await TinyNetwork.LoadAsync(Tiny(), options: new NetworkLoadOptions { Downloader = downloader }, cancellationToken: Cancellation);
        model.SaveWeights(PathOf("copy.safetensors"));

        using var copy = TinyNetwork.Load(PathOf("copy.safetensors"));

        Assert.Equal(model.WeightsInfo with { Network = copy.WeightsInfo.Network, Version = copy.WeightsInfo.Version }, copy.WeightsInfo);
        Assert.Equal("TinyNetwork", copy.WeightsInfo.Network);
    }

    [Fact]
    public async Task Checkpoint_loaded_for_another_class_count_has_a_new_classifier_without_names()
    {
        using var trained = new TinyNetwork();
        trained.SaveWeights(PathOf("tiny.dat"));
        using var server = Serve(File.ReadAllBytes(PathOf("tiny.dat")));
        using var downloader = new CheckpointDownloader(new CheckpointCache(PathOf("cache")), new CheckpointDownloadOptions { Mirror = Address(server) }, DirectClient());

        using var model = await TinyNetwork.LoadAsync(Tiny(), classes: 2, options: new NetworkLoadOptions { Downloader = downloader }, cancellationToken: Cancellation);

        Assert.Equal(2, model.ClassCount);
        Assert.Null(model.WeightsInfo.ClassNames);
        Assert.Equal(Tiny().Preprocessing, model.WeightsInfo.Preprocessing);
        Assert.NotEqual(0, model.Classifier.Linear!.weight.abs().max().item<float>());
    }

    [Fact]
    public async Task Checkpoint_of_another_network_throws_before_anything_is_downloaded()
    {
        using var downloader = new CheckpointDownloader(new CheckpointCache(PathOf("cache")), client: DirectClient());

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => EfficientNetB4.LoadAsync(EfficientNetB3.Checkpoints.Default, options: new NetworkLoadOptions { Downloader = downloader }, cancellationToken: Cancellation));

        Assert.Contains("EfficientNetB3", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(PathOf("cache")));
    }

    private static Checkpoint Tiny() => new()
    {
        Name = "own/tiny",
        Network = "TinyNetwork",
        Address = new Uri("https://server.invalid/tiny.dat"),
        FileName = "tiny.dat",
        Padding = Padding.Symmetric,
        BatchNormEpsilon = 1e-5,
        Preprocessing = new Preprocessing(40, 32, Interpolation.Bilinear, new ChannelValues(0.4f), new ChannelValues(0.3f)),
        ClassCount = 5,
        ClassNames = ["a", "b", "c", "d", "e"],
    };

    private static HttpClient DirectClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private static Uri Address(HttpListener server) => new(server.Prefixes.Single());

    /// <summary>A server that has one file at every address.</summary>
    private static HttpListener Serve(byte[] file)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var server = new HttpListener();
        server.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
        server.Start();
        _ = AnswerAsync();
        return server;

        async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    var response = (await server.GetContextAsync()).Response;
                    response.ContentLength64 = file.Length;
                    await response.OutputStream.WriteAsync(file);
                    response.Close();
                }
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
