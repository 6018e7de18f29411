using System.Globalization;
using EffNet.Weights;

namespace EffNet.CheckpointTests;

/// <summary>Limits of the size of a download.</summary>
public sealed class DownloadSizeTests : IDisposable
{
    private readonly Download _download = new() { Options = new() { RetryDelay = TimeSpan.Zero, MaximumBytes = Sample.File.Length } };

    public void Dispose() => _download.Dispose();

    [Fact]
    public async Task A_download_without_end_stops_at_the_limit()
    {
        await using var server = await FileServer.StartAsync(FileServer.Endless());

        await Assert.ThrowsAsync<CheckpointException>(() => _download.FromAsync(server.Address, Sample.Hash));

        Assert.Single(server.Requests);
        AssertNothingIsKept();
    }

    /// <summary>The limit is the size in the catalog plus a tenth and 1 MiB, here 1.1 * 0.1 + 1 MiB. This is more than the option allows, and less than the server sends.</summary>
    [Fact]
    public async Task A_file_size_in_the_catalog_limits_the_download_regardless_of_MaximumBytes()
    {
        var file = Sample.Bytes(2, (int)(1.11 * (1 << 20)) + 1);
        await using var server = await FileServer.StartAsync(FileServer.Whole(file));
        await using var fitting = await FileServer.StartAsync(FileServer.Whole(file[..^1]));
        var checkpoint = Sample.Checkpoint(null) with { Mebibytes = 0.1 };

        await Assert.ThrowsAsync<CheckpointException>(() => _download.FromAsync(server.Address, checkpoint));
        AssertNothingIsKept();
        var whole = await _download.FromAsync(fitting.Address, checkpoint);

        Assert.Equal(file.Length - 1, new FileInfo(whole.Path).Length);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_Content_Length_above_the_limit_throws_before_the_download(int more, bool comes)
    {
        var file = Sample.Bytes(3, Sample.File.Length + more);
        await using var server = await FileServer.StartAsync(FileServer.Whole(file));
        var progress = new Recorder();

        if (comes)
            await _download.FromAsync(server.Address, Sample.HashOf(file), progress);
        else
            await Assert.ThrowsAsync<CheckpointException>(() => _download.FromAsync(server.Address, Sample.HashOf(file), progress));

        Assert.Equal(comes, progress.Reports.Count > 0);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_resumed_download_above_the_limit_throws()
    {
        var file = Sample.Bytes(4, Sample.File.Length + 1);
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000), FileServer.Whole(file));

        await Assert.ThrowsAsync<CheckpointException>(() => _download.FromAsync(server.Address, Sample.HashOf(file)));

        Assert.Equal(["", "bytes=200000-"], server.Requests.Select(r => r.Range ?? string.Empty));
        AssertNothingIsKept();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 0", "")]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "0\r\n\r\n")]
    public async Task An_empty_download_throws(string headers, string body)
    {
        using var server = new RawServer(headers, System.Text.Encoding.ASCII.GetBytes(body));

        await _download.FailsAsync(server.Address, hash: null);

        AssertNothingIsKept();
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(1000, 10)]
    public async Task A_download_with_fewer_bytes_than_stated_throws(int stated, int sent)
    {
        using var server = new RawServer(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\nContent-Length: {stated}"), Sample.Bytes(5, sent));

        await _download.FailsAsync(server.Address, hash: null);

        Assert.False(File.Exists(_download.Path));
    }

    [Fact]
    public async Task A_web_page_instead_of_the_file_throws()
    {
        await using var server = await FileServer.StartAsync(FileServer.Page());

        await _download.FailsAsync(server.Address, hash: null);

        Assert.Single(server.Requests);
        AssertNothingIsKept();
    }

    [Fact]
    public void The_default_download_limit_is_at_least_twice_the_largest_file_of_the_catalog()
    {
        var largest = Checkpoints.All.Max(c => c.Mebibytes)!.Value;

        Assert.InRange(new CheckpointDownloadOptions().MaximumBytes / (largest * (1 << 20)), 2, 3);
    }

    private void AssertNothingIsKept()
    {
        Assert.False(File.Exists(_download.Path));
        Assert.False(File.Exists(_download.Part) && new FileInfo(_download.Part).Length > 0);
    }
}
