using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using EffNet.Inference;
using EffNet.Models;
using EffNet.Weights;
using Serving;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>The service of the cookbook's page, with real requests on the loopback interface.</summary>
[Collection(nameof(WholeProcess))]
public sealed class ServingTests(ServingTests.Network network) : IClassFixture<ServingTests.Network>
{
    private const int Requests = 500;
    private const int AtOnce = 16;

    /// <summary>The allowed growth of the managed heap after 500 requests, for pools of server and client. One kept picture of 64 x 48 per request would be 4.6 MB.</summary>
    private const long HeapTolerance = 1_500_000;

    private static readonly byte[] s_picture = FileOf(64, 48, 1, 2, 3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Every_request_gets_the_predictions_of_its_picture_and_memory_does_not_grow(int batchSize)
    {
        // A picture of one color, unlike all others.
        var pictures = Enumerable.Range(0, Requests)
            .Select(i => PreprocessingTests.Plain(64, 48, (byte)(i % 256), (byte)(i / 256 * 100), (byte)(255 - (i % 200))))
            .Select(picture => (File: Encode(picture), Expected: network.Engine.Predict(picture, top: 3))).ToList();
        var options = new ClassificationOptions { BatchSize = batchSize };
        await using var service = await RunningService.StartAsync(new EngineClassifier(network.Engine, options), options);
        await SendAllAsync(100);
        var (weights, heap) = (network.Engine.WeightBytes, GC.GetTotalMemory(forceFullCollection: true));
        await SendAllAsync(Requests);
        Assert.Equal(weights, network.Engine.WeightBytes);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - heap, long.MinValue, HeapTolerance);
        Assert.True(pictures.DistinctBy(p => p.Expected[0].Score).Count() > Requests / 2, "The network does not tell the pictures apart.");

        Task SendAllAsync(int count) =>
            Parallel.ForEachAsync(pictures.Take(count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (picture, token) =>
        {
            using var response = await service.PostAsync(picture.File, token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(picture.Expected, await response.Content.ReadFromJsonAsync<List<Prediction>>(token));
        });
    }

    [Fact]
    public async Task Unreadable_pictures_get_status_400_and_too_large_pictures_get_413()
    {
        var options = new ClassificationOptions();
        await using var service = await RunningService.StartAsync(new EngineClassifier(network.Engine, options), options);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync("These are notes."u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync([]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync(s_picture[..60]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusOfAsync(PictureLimitTests.PngOf(13_000, 13_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusOfAsync(new byte[10_000_001]));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(s_picture));

        Assert.Equal(
            ["invalid_picture", "invalid_picture", "invalid_picture", "too_large", "too_large"], service.Metrics.Of("classification.pictures.refused").Select(m => m.Error));
        Assert.Equal([.. service.Metrics.Of("classification.pictures.refused").Select(m => m.Error), null], service.Metrics.Of("classification.requests").Select(m => m.Error));
        Assert.Equal(6, service.Metrics.Of("classification.duration").Count(m => m.Value > 0));
        Assert.Equal(0, service.Metrics.QueueLength());
        Assert.Equal("Healthy", await service.GetHealthAsync());

        async Task<HttpStatusCode> StatusOfAsync(byte[] file)
        {
            using var response = await service.PostAsync(file, Token);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_request_to_a_full_queue_gets_status_503_with_Retry_After()
    {
        using var classifier = new WaitingClassifier();
        await using var service = await RunningService.StartAsync(classifier, new ClassificationOptions { QueueCapacity = 1, Workers = 1 });
        var first = service.PostAsync(s_picture, Token);
        await classifier.Entered.WaitAsync(Token);

        // Of the next two requests, one waits in the queue and the other is rejected.
        Task<HttpResponseMessage>[] both = [service.PostAsync(s_picture, Token), service.PostAsync(s_picture, Token)];
        using var refused = await await Task.WhenAny(both);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(1, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal((1, "Degraded"), (service.Metrics.QueueLength(), await service.GetHealthAsync()));
        classifier.Go.Release(2);
        Assert.Equal(2, (await Task.WhenAll(both.Append(first))).Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal([(1, "busy")], service.Metrics.Of("classification.pictures.refused"));
    }

    [Fact]
    public async Task A_request_above_MaximumRequests_gets_status_503_before_its_body_is_read()
    {
        using var classifier = new WaitingClassifier();
        await using var service = await RunningService.StartAsync(classifier, new ClassificationOptions { MaximumRequests = 1 });
        var first = service.PostAsync(s_picture, Token);
        await classifier.Entered.WaitAsync(Token);
        using var refused = await service.PostAsync(new byte[9_000_000], Token);
        classifier.Go.Release();
        using var answered = await first;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, answered.StatusCode));
    }

    [Fact]
    public async Task A_connection_that_the_client_resets_is_counted_as_canceled()
    {
        using var classifier = new WaitingClassifier();
        await using var service = await RunningService.StartAsync(classifier, new ClassificationOptions());
        using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(service.Address.Host, service.Address.Port, Token);
            await socket.SendAsync("POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n"u8.ToArray(), Token);

            // The server answers "continue" when the service reads the body.
            Assert.NotEqual(0, await socket.ReceiveAsync(new byte[100], Token));
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        await service.StopAsync();
        Assert.Equal([(1, "canceled")], service.Metrics.Of("classification.requests"));
    }

    [Fact]
    public async Task A_service_that_stops_completes_requests_in_progress()
    {
        using var classifier = new WaitingClassifier();
        await using var service = await RunningService.StartAsync(classifier, new ClassificationOptions { Workers = 1 });
        var request = service.PostAsync(s_picture, Token);
        await classifier.Entered.WaitAsync(Token);
        var stop = service.StopAsync();
        classifier.Go.Release();
        using var answer = await request;
        await stop;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_exception_of_the_classifier_gets_status_500_and_the_worker_continues()
    {
        var options = new ClassificationOptions { Workers = 1 };
        using var ended = new WaitingClassifier();
        ended.Entered.Dispose();
        await using var service = await RunningService.StartAsync(ended, options);
        using var first = await service.PostAsync(s_picture, Token);
        using var second = await service.PostAsync(s_picture, Token);
        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError), (first.StatusCode, second.StatusCode));
        Assert.Equal([(1, typeof(ObjectDisposedException).FullName), (1, typeof(ObjectDisposedException).FullName)], service.Metrics.Of("classification.requests"));
    }

    [Fact]
    public void Weights_without_preprocessing_are_reported_in_one_line()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
        using (var model = new EfficientNetB0(classes: 2))
            model.SaveWeights(file);
        using var error = new StringWriter();

        var refused = WeightLoading.TryLoad(file, path => EfficientNetB0.Engine.Load(path), error);
        using var stated = WeightLoading.TryLoad(
            file, path => EfficientNetB0.Engine.Load(path, new InferenceOptions { Info = new WeightsInfo { Preprocessing = Preprocessing.ForTrainingFromScratch(224) } }), error);
        File.Delete(file);

        Assert.Null(refused);
        Assert.NotNull(stated);
        Assert.StartsWith($"The weights '{file}' cannot be used: they do not state how pictures are prepared.", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    /// <summary>Returns the file of a picture of one color.</summary>
    internal static byte[] FileOf(int width, int height, byte red, byte green, byte blue) => Encode(PreprocessingTests.Plain(width, height, red, green, blue));

    private static byte[] Encode(Picture picture)
    {
        using var file = new MemoryStream();
        picture.Save(file, PictureFormat.Png);
        return file.ToArray();
    }

    /// <summary>B0 for small pictures, with batch norms that fit its weights: with initial statistics, all pictures would have nearly the same scores.</summary>
    public sealed class Network : IDisposable
    {
        public Network()
        {
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            manual_seed(1);
            using var model = new EfficientNetB0(classes: 5);
            foreach (var norm in model.modules().OfType<TorchSharp.Modules.BatchNorm2d>())
                norm.momentum = 1;
            model.call(rand(8, 3, 64, 64));
            model.eval();
            var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
            model.WeightsInfo = new WeightsInfo
            {
                Preprocessing = new Preprocessing(72, 64, Interpolation.Bilinear, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation),
                ClassNames = ["a", "b", "c", "d", "e"],
            };
            model.SaveWeights(file);
            Engine = EfficientNetB0.Engine.Load(file);
            File.Delete(file);
        }

        public InferenceEngine Engine { get; }

        public void Dispose() => Engine.Dispose();
    }
}
