using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Serving;

namespace EffNet.Benchmarks.Peers;

/// <summary>Runs the service of the cookbook on the loopback interface. Its clients are in the same process.</summary>
internal sealed class ServiceUnderLoad(string name, WebApplication app, HttpClient client, byte[] picture) : IAsyncDisposable
{
    /// <summary>Gets the name in the tables.</summary>
    public string Name => name;

    /// <summary>Starts the service.</summary>
    /// <param name="name">The name in the tables.</param>
    /// <param name="classifier">The classifier. It is not disposed.</param>
    /// <param name="options">The options of the service.</param>
    /// <param name="picture">The file that is sent.</param>
    public static async Task<ServiceUnderLoad> StartAsync(string name, IClassifier classifier, ClassificationOptions options, byte[] picture)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddClassification(classifier, options);
        var app = builder.Build();
        app.MapClassification();
        await app.StartAsync();
        return new ServiceUnderLoad(name, app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) }, picture);
    }

    /// <summary>Sends one request.</summary>
    /// <returns>The predicted classes, best first.</returns>
    public async Task<IReadOnlyList<int>> AskAsync()
    {
        using var response = await PostAsync();
        return [.. (await response.Content.ReadFromJsonAsync<List<Prediction>>())!.Select(p => p.ClassIndex)];
    }

    /// <summary>Sends requests of several callers. Each caller sends its next request when it receives a response.</summary>
    /// <param name="callers">The number of callers.</param>
    /// <param name="requests">The number of requests of all callers together.</param>
    /// <returns>The responses per second, and the milliseconds of each response.</returns>
    public async Task<(double PerSecond, IReadOnlyList<double> Times)> LoadAsync(int callers, int requests)
    {
        var times = new double[requests];
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests; i = Interlocked.Increment(ref next))
            {
                var asked = Stopwatch.GetTimestamp();
                using var response = await PostAsync();
                times[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            }
        }));
        return (requests / Stopwatch.GetElapsedTime(start).TotalSeconds, times);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private async Task<HttpResponseMessage> PostAsync()
    {
        using var body = new ByteArrayContent(picture);
        var response = await client.PostAsync(new Uri("/classify", UriKind.Relative), body);
        return response.EnsureSuccessStatusCode();
    }
}
