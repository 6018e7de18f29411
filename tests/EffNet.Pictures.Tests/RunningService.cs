using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serving;

namespace EffNet.Pictures.Tests;

/// <summary>The service of the cookbook's page on a free port of 127.0.0.1, and a client of it.</summary>
internal sealed class RunningService(WebApplication app, ServedMetrics metrics, HttpClient client) : IAsyncDisposable
{
    /// <summary>Gets the measurements of its meters.</summary>
    public ServedMetrics Metrics => metrics;

    /// <summary>Gets the address of the service.</summary>
    public Uri Address => client.BaseAddress!;

    public static async Task<RunningService> StartAsync(IClassifier classifier, ClassificationOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddClassification(classifier, options);
        var app = builder.Build();
        app.MapClassification();
        var metrics = new ServedMetrics(app.Services.GetRequiredService<IMeterFactory>());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningService(app, metrics, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });
    }

    public async Task<HttpResponseMessage> PostAsync(byte[] file, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/classify", UriKind.Relative)) { Content = new ByteArrayContent(file) };

        // If the server rejects the length of a body, it closes the connection. The client waits for the response first, because writing would fail.
        request.Headers.ExpectContinue = file.Length > 1_000_000;
        return await client.SendAsync(request, token);
    }

    public Task<string> GetHealthAsync() => client.GetStringAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        metrics.Dispose();
        await app.DisposeAsync();
    }
}
