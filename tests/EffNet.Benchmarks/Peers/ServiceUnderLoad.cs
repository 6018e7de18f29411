using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Serving;

namespace EffNet.Benchmarks.Peers;

/// <summary>The service of the cookbook on the loopback interface, and clients of it in the same process.</summary>
internal sealed class ServiceUnderLoad(string name, WebApplication app, HttpClient client, byte[] picture) : IAsyncDisposable
{
    /// <summary>Gets what the tables call it.</summary>
    public string Name => name;

    /// <summary>Starts the service.</summary>
    /// <param name="name">What the tables call it.</param>
    /// <param name="classifier">What answers. It remains the caller's.</param>
    /// <param name="options">How the service works.</param>
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

    /// <summary>Asks once.</summary>
    /// <returns>The classes, best first.</returns>
    public async Task<IReadOnlyList<int>> AskAsync()
    {
        using var response = await PostAsync();
        return [.. (await response.Content.ReadFromJsonAsync<List<Prediction>>())!.Select(p => p.ClassIndex)];
    }

    /// <summary>Has callers ask, each again as soon as it has its answer.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="requests">The requests of all of them.</param>
    /// <returns>The answers per second, and the milliseconds of each.</returns>
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
