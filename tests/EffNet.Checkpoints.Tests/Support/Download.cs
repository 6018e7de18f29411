using EffNet.Weights;

namespace EffNet.CheckpointTests.Support;

/// <summary>Downloads from a test server to a temporary folder.</summary>
internal sealed class Download : IDisposable
{
    // Does not use the system's proxy, which a test cannot control.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TemporaryFolder _folder = new();

    public Download() => Cache = new CheckpointCache(_folder.Path);

    public CheckpointCache Cache { get; }

    public CheckpointDownloadOptions Options { get; init; } = new() { RetryDelay = TimeSpan.Zero };

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public TimeProvider StallClock { get; init; } = TimeProvider.System;

    public string Path => Cache.PathOf(Sample.Checkpoint(null));

    public string Part => Path + ".part";

    public Task<CheckpointFile> FromAsync(
        Uri mirror, string? hash, IProgress<DownloadProgress>? progress = null, CancellationToken? cancellation = null, HttpClient? client = null) =>
        FromAsync(mirror, Sample.Checkpoint(hash), progress, cancellation, client);

    public async Task<CheckpointFile> FromAsync(
        Uri mirror, Checkpoint checkpoint, IProgress<DownloadProgress>? progress = null, CancellationToken? cancellation = null, HttpClient? client = null)
    {
        using var downloader = new CheckpointDownloader(Cache, Options with { Mirror = mirror }, client ?? _client) { Clock = Clock, StallClock = StallClock };
        return await downloader.GetAsync(checkpoint, progress, cancellation ?? TestContext.Current.CancellationToken);
    }

    public async Task<CheckpointException> FailsAsync(Uri mirror, string? hash) => await Assert.ThrowsAsync<CheckpointException>(() => FromAsync(mirror, hash));

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }
}
