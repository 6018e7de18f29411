using System.Net;
using System.Net.Http.Json;
using EffNet.Pictures;
using EffNet.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Serving;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>The service of the cookbook's page, with real requests on the loopback interface.</summary>
[Collection(nameof(WholeProcess))]
public sealed class ServingTests
{
    private const int Requests = 500;
    private const int AtOnce = 16;

    /// <summary>What may stay on the managed heap after 500 requests: pools of the server and the client. A picture of 64 x 48 kept for each would be 4.6 MB.</summary>
    private const long HeapTolerance = 1_500_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_picture_has_its_own_answer_and_nothing_is_left_behind()
    {
        // A picture of one color, unlike all others; the network answers with its red, green and blue.
        var pictures = Enumerable.Range(0, Requests)
            .Select(i => (Red: (byte)(i % 256), Green: (byte)(i / 256 * 100), Blue: (byte)(255 - (i % 200))))
            .Select(color => (color, File: Encode(PreprocessingTests.Plain(64, 48, color.Red, color.Green, color.Blue)))).ToList();
        using var model = new ColorNetwork();
        await using var service = await Service.StartAsync(model);
        await SendAllAsync(100);
        LiveTensors.Collect();
        var (tensors, heap) = (Tensor.TotalCount, GC.GetTotalMemory(forceFullCollection: true));
        await SendAllAsync(Requests);
        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - heap, long.MinValue, HeapTolerance);

        Task SendAllAsync(int count) => Parallel.ForEachAsync(pictures.Take(count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (picture, token) =>
        {
            using var response = await service.PostAsync(picture.File, token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var best = await response.Content.ReadFromJsonAsync<List<Prediction>>(token);
            double[] expected = [picture.color.Red / 255f, picture.color.Green / 255f, picture.color.Blue / 255f];
            Assert.Equal(3, best!.Count);
            Assert.All(best, prediction => Assert.Equal(expected[prediction.ClassIndex], prediction.Score, tolerance: 1e-4));
        });
    }

    [Fact]
    public async Task What_is_not_a_picture_is_a_bad_request_and_what_is_too_large_is_refused()
    {
        using var model = new ColorNetwork();
        await using var service = await Service.StartAsync(model);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync("These are notes."u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync([]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync(Encode(PreprocessingTests.Plain(64, 48, 1, 2, 3))[..60]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusOfAsync(PictureLimitTests.PngOf(13_000, 13_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusOfAsync(new byte[10_000_001]));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(Encode(PreprocessingTests.Plain(64, 48, 1, 2, 3))));

        async Task<HttpStatusCode> StatusOfAsync(byte[] file)
        {
            using var response = await service.PostAsync(file, Token);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_service_that_is_full_says_so()
    {
        using var model = new WaitingNetwork();
        await using var service = await Service.StartAsync(model, requests: 2, concurrency: 1);
        var file = Encode(PreprocessingTests.Plain(64, 48, 1, 2, 3));
        var first = service.PostAsync(file, Token);
        model.Entered[0].Wait(Token);

        // Of the next two, one waits for its turn and the other is refused.
        Task<HttpResponseMessage>[] both = [service.PostAsync(file, Token), service.PostAsync(file, Token)];
        var refusal = await Task.WhenAny(both);
        model.Go[0].Set();
        model.Go[1].Set();
        using var refused = await refusal;
        using var last = await both.Single(answer => answer != refusal);
        using var answered = await first;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK), (refused.StatusCode, answered.StatusCode, last.StatusCode));
    }

    [Fact]
    public async Task A_client_that_leaves_gives_up_its_place_in_the_queue()
    {
        using var model = new WaitingNetwork();
        using var classifier = new Classifier(model, PictureFolder.Plain, concurrency: 1);
        var file = Encode(PreprocessingTests.Plain(64, 48, 1, 2, 3));
        var first = Task.Run(() => classifier.ClassifyAsync(file, Token), Token);
        model.Entered[0].Wait(Token);
        using var leaving = new CancellationTokenSource();
        var second = classifier.ClassifyAsync(file, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        model.Go[0].Set();
        await first;
        model.Go[1].Set();
        Assert.Equal(3, (await classifier.ClassifyAsync(file, Token)).Count);
    }

    private static byte[] Encode(Picture picture)
    {
        using var file = new MemoryStream();
        picture.Save(file, PictureFormat.Png);
        return file.ToArray();
    }

    /// <summary>The service on a free port of 127.0.0.1, and a client of it.</summary>
    private sealed class Service(WebApplication app, Classifier classifier, HttpClient client) : IAsyncDisposable
    {
        public static async Task<Service> StartAsync(nn.Module<Tensor, Tensor> model, int requests = 64, int concurrency = 2)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
            builder.Services.AddClassification(requests);
            var app = builder.Build();
            app.UseRateLimiter();
            var classifier = new Classifier(model, PictureFolder.Plain, concurrency);
            app.MapClassification(classifier);
            await app.StartAsync(Token);
            return new Service(app, classifier, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });
        }

        public async Task<HttpResponseMessage> PostAsync(byte[] file, CancellationToken token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/classify", UriKind.Relative)) { Content = new ByteArrayContent(file) };

            // A body that is refused by its length is not sent: the server closes the connection, and the client would fail while it still writes.
            request.Headers.ExpectContinue = file.Length > 1_000_000;
            return await client.SendAsync(request, token);
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await app.DisposeAsync();
            classifier.Dispose();
        }
    }
}
