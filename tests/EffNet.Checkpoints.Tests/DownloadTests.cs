using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using EffNet.Weights;

namespace EffNet.CheckpointTests;

public sealed class DownloadTests : IDisposable
{
    private readonly Download _download = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _download.Dispose();

    [Fact]
    public async Task A_file_is_downloaded_once_and_then_read_from_the_cache()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        var progress = new Recorder();

        var first = await _download.FromAsync(server.Address, Sample.Hash[..8], progress);
        var second = await _download.FromAsync(server.Address, Sample.Hash[..8]);

        Assert.Equal(new CheckpointFile(_download.Path, Sample.Hash, CheckpointHash.Catalog, Downloaded: true), first);
        Assert.Equal(first with { Downloaded = false }, second);
        Assert.Equal(Sample.File, await File.ReadAllBytesAsync(first.Path, Cancellation));
        var request = Assert.Single(server.Requests);
        Assert.Equal("/weights.example/timm/sample.in1k/resolve/main/model.safetensors?download=true", request.Target);
        Assert.Matches(@"^EffNet/\d+\.\d+\.\d+$", request.UserAgent);
        Assert.Equal(new DownloadProgress(0, Sample.File.Length), progress.Reports[0]);
        Assert.Equal(new DownloadProgress(Sample.File.Length, Sample.File.Length), progress.Reports[^1]);
        Assert.Equal(
            $"{Sample.Hash}  sample.safetensors\n# https://weights.example/timm/sample.in1k/resolve/main/model.safetensors?download=true\n",
            await File.ReadAllTextAsync(_download.Path + ".sha256", Cancellation));
        Assert.Equal(
            ["sample.safetensors", "sample.safetensors.lock", "sample.safetensors.sha256"],
            Directory.GetFiles(Path.GetDirectoryName(_download.Path)!).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("\"one\"", null)]
    [InlineData(null, "Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData("W/\"one\"", "Wed, 21 Oct 2015 07:28:00 GMT")]
    public async Task An_interrupted_download_is_resumed(string? tag, string? date)
    {
        var version = tag?.StartsWith('W') == true ? null : tag;
        await using var server = await FileServer.StartAsync(
            FileServer.CutAfter(Sample.File, 200_000, tag, date), FileServer.CutAfter(Sample.File, 300_000, version, date), FileServer.Whole(Sample.File, version, date));
        var progress = new Recorder();

        var file = await _download.FromAsync(server.Address, Sample.Hash, progress);

        Assert.Equal(Sample.File, await File.ReadAllBytesAsync(file.Path, Cancellation));
        Assert.Equal([null, "bytes=200000-", "bytes=500000-"], server.Requests.Select(r => r.Range));
        Assert.Equal([null, version ?? date, version ?? date], server.Requests.Select(r => r.IfRange));
        Assert.Equal(progress.Reports.Select(p => p.Received).Order(), progress.Reports.Select(p => p.Received));
        Assert.All(progress.Reports, p => Assert.Equal(Sample.File.Length, p.Total));
    }

    [Fact]
    public async Task An_interrupted_download_without_an_ETag_or_date_restarts()
    {
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000, tag: null), FileServer.Whole(Sample.File, tag: null));

        var file = await _download.FromAsync(server.Address, Sample.Hash);

        Assert.Equal(Sample.File, await File.ReadAllBytesAsync(file.Path, Cancellation));
        Assert.Equal([null, null], server.Requests.Select(r => r.Range));
    }

    [Fact]
    public async Task A_download_with_many_interruptions_completes()
    {
        await using var server = await FileServer.StartAsync([.. Enumerable.Repeat(FileServer.CutAfter(Sample.File, 50_000), 11), FileServer.Whole(Sample.File)]);

        Assert.Equal(Sample.Hash, (await _download.FromAsync(server.Address, Sample.Hash)).Sha256);
        Assert.Equal(12, server.Requests.Count);
    }

    /// <summary>Each attempt receives bytes, but never more than earlier attempts.</summary>
    [Theory]
    [InlineData("\"one\"", "bytes=100000-")]
    [InlineData(null, null)]
    public async Task A_download_that_makes_no_progress_fails_after_5_attempts(string? tag, string? range)
    {
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 100_000, tag), FileServer.CutAfter(Sample.File, tag is null ? 100_000 : 0, tag));

        Assert.Contains("tried 5 times", (await _download.FailsAsync(server.Address, Sample.Hash)).Message, StringComparison.Ordinal);
        Assert.Equal(range, server.Requests.Last().Range);
    }

    [Fact]
    public async Task A_failed_download_is_resumed_by_the_next_call()
    {
        await using var bad = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 300_000), FileServer.CutAfter(Sample.File, 200_000), FileServer.Status(503));
        await using var good = await FileServer.StartAsync(FileServer.Whole(Sample.File));

        var error = await _download.FailsAsync(bad.Address, Sample.Hash);
        var file = await _download.FromAsync(good.Address, Sample.Hash);

        Assert.Equal(6, bad.Requests.Count);
        Assert.StartsWith($"{error.Address}: the download was tried 6 times and failed. The last problem: the server answered 503", error.Message, StringComparison.Ordinal);
        Assert.Contains($"500,000 bytes were saved in '{_download.Part}'", error.Message, StringComparison.Ordinal);
        Assert.Equal("bytes=500000-", Assert.Single(good.Requests).Range);
        Assert.Equal(Sample.File, await File.ReadAllBytesAsync(file.Path, Cancellation));
        Assert.False(File.Exists(_download.Part));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_restarts_the_download()
    {
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000), FileServer.IgnoringRanges(Sample.File));

        var file = await _download.FromAsync(server.Address, Sample.Hash);

        Assert.Equal("bytes=200000-", server.Requests.Last().Range);
        Assert.Equal(Sample.File, await File.ReadAllBytesAsync(file.Path, Cancellation));
    }

    [Fact]
    public async Task The_download_of_a_file_that_changed_between_two_attempts_restarts()
    {
        var other = Sample.Bytes(2, 700_000);
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000), FileServer.Whole(other, "\"two\""));

        var file = await _download.FromAsync(server.Address, hash: null);

        Assert.Equal("\"one\"", server.Requests.Last().IfRange);
        Assert.Equal(other, await File.ReadAllBytesAsync(file.Path, Cancellation));
    }

    [Fact]
    public async Task A_resumed_download_restarts_if_the_part_has_another_ETag()
    {
        var other = Sample.Bytes(2, Sample.File.Length);
        await using var server = await FileServer.StartAsync(
            FileServer.CutAfter(Sample.File, 200_000),
            FileServer.Part(other, "\"two\"", from: 200_000, to: other.Length, sent: other.Length - 200_000),
            FileServer.Whole(other, "\"two\""));

        var file = await _download.FromAsync(server.Address, hash: null);

        Assert.Equal(other, await File.ReadAllBytesAsync(file.Path, Cancellation));
        Assert.Equal([null, "bytes=200000-", null], server.Requests.Select(r => r.Range));
    }

    [Fact]
    public async Task A_response_with_a_part_from_the_wrong_offset_is_not_appended()
    {
        await using var server = await FileServer.StartAsync(
            FileServer.CutAfter(Sample.File, 200_000),
            FileServer.Part(Sample.File, "\"one\"", from: 100_000, to: Sample.File.Length - 100_000, sent: Sample.File.Length - 200_000),
            FileServer.Whole(Sample.File));

        Assert.Equal(Sample.Hash, (await _download.FromAsync(server.Address, hash: null)).Sha256);
    }

    [Fact]
    public async Task A_response_with_a_part_that_ends_early_is_resumed()
    {
        await using var server = await FileServer.StartAsync(
            FileServer.CutAfter(Sample.File, 200_000),
            FileServer.Part(Sample.File, "\"one\"", from: 200_000, to: Sample.File.Length, sent: 100_000),
            FileServer.Whole(Sample.File));

        Assert.Equal(Sample.Hash, (await _download.FromAsync(server.Address, hash: null)).Sha256);
        Assert.Equal([null, "bytes=200000-", "bytes=300000-"], server.Requests.Select(r => r.Range));
    }

    [Fact]
    public async Task A_file_that_was_received_completely_is_not_downloaded_again()
    {
        await PrepareAsync(Sample.File);
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));

        var file = await _download.FromAsync(server.Address, Sample.Hash);

        Assert.Equal($"bytes={Sample.File.Length}-", Assert.Single(server.Requests).Range);
        Assert.Equal(Sample.File, await File.ReadAllBytesAsync(file.Path, Cancellation));
    }

    [Fact]
    public async Task A_received_part_that_is_longer_than_the_file_is_discarded()
    {
        await PrepareAsync([.. Sample.File, 1]);
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));

        Assert.Equal(Sample.Hash, (await _download.FromAsync(server.Address, Sample.Hash)).Sha256);
        Assert.Equal([$"bytes={Sample.File.Length + 1}-", null], server.Requests.Select(r => r.Range));
    }

    [Fact]
    public async Task A_wrong_hash_throws_and_no_downloaded_file_is_kept()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));

        var error = await _download.FailsAsync(server.Address, "0badf00d");

        Assert.Contains($"the SHA-256 {Sample.Hash}, but the catalog specifies 0badf00d…. ", error.Message, StringComparison.Ordinal);
        Assert.Equal(["sample.safetensors.lock"], Directory.GetFiles(Path.GetDirectoryName(_download.Path)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_hash_in_a_redirect_of_the_Hugging_Face_hub_is_checked()
    {
        await using var storage = await FileServer.StartAsync(FileServer.Whole(Sample.File, "\"not a hash\""));
        await using var right = await FileServer.StartAsync(FileServer.Redirect($"{storage.Address}file", $"\"{Sample.Hash.ToUpperInvariant()}\""));
        await using var wrong = await FileServer.StartAsync(FileServer.Redirect($"{storage.Address}file", $"\"{new string('0', 64)}\""));

        var error = await _download.FailsAsync(wrong.Address, hash: null);
        var first = await _download.FromAsync(right.Address, hash: null);
        var second = await _download.FromAsync(right.Address, hash: null);

        Assert.Contains($"but the server specifies {new string('0', 64)}.", error.Message, StringComparison.Ordinal);
        Assert.Equal(new CheckpointFile(_download.Path, Sample.Hash, CheckpointHash.Server, Downloaded: true), first);
        Assert.Equal(first with { CheckedAgainst = CheckpointHash.Record, Downloaded = false }, second);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"0123456789abcdef0123456789abcdef01234567\"")]
    public async Task A_file_without_any_hash_is_accepted_and_reported_as_unverified(string? linkedTag)
    {
        await using var storage = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        await using var server = await FileServer.StartAsync(FileServer.Redirect($"{storage.Address}file", linkedTag));

        Assert.Equal(CheckpointHash.None, (await _download.FromAsync(server.Address, hash: null)).CheckedAgainst);
    }

    [Fact]
    public void The_default_CheckpointHash_is_None() => Assert.Equal(CheckpointHash.None, default);

    [Fact]
    public async Task A_redirect_is_followed_again_when_a_download_is_resumed()
    {
        await using var storage = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000), FileServer.Whole(Sample.File));
        await using var server = await FileServer.StartAsync(FileServer.Redirect($"{storage.Address}first"), FileServer.Redirect($"{storage.Address}second"));

        await _download.FromAsync(server.Address, Sample.Hash);

        Assert.Equal([("/first", null), ("/second", "bytes=200000-")], storage.Requests.Select(r => (r.Target, r.Range)));
    }

    [Fact]
    public async Task Credentials_are_sent_only_to_the_first_host()
    {
        using var download = new Download { Options = new() { RetryDelay = TimeSpan.Zero, Authorization = new AuthenticationHeaderValue("Bearer", "secret") } };
        await using var storage = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000), FileServer.Whole(Sample.File));
        await using var server = await FileServer.StartAsync(FileServer.Redirect("/here"), FileServer.Redirect($"{storage.Address}there"));

        await download.FromAsync(server.Address, Sample.Hash);

        Assert.Equal(["Bearer secret", "Bearer secret", "Bearer secret"], server.Requests.Select(r => r.Authorization));
        Assert.Equal([null, null], storage.Requests.Select(r => r.Authorization));
        Assert.DoesNotContain("secret", download.Options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_redirects_throw()
    {
        await using var server = await FileServer.StartAsync(FileServer.Redirect("/again"));

        Assert.Contains("redirected more than 10 times", (await _download.FailsAsync(server.Address, Sample.Hash)).Message, StringComparison.Ordinal);
        Assert.Equal(11, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://weights.example/file")]
    [InlineData("ftp://weights.example/file")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_from_https_to_another_scheme_throws(string location)
    {
        using var client = new HttpClient(new Answering(() => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(location) } }));

        var error = await Assert.ThrowsAsync<CheckpointException>(() => _download.FromAsync(new Uri("https://mirror.example"), Sample.Checkpoint(null), client: client));

        Assert.Contains($"redirected to {location}, which is not encrypted", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "404 Not Found. The file was moved or deleted")]
    [InlineData(410, "410 Gone. The file was moved or deleted")]
    [InlineData(401, "401 Unauthorized. The file requires credentials")]
    [InlineData(403, "403 Forbidden. The file requires credentials")]
    [InlineData(405, "405 Method Not Allowed. The server refused the request")]
    [InlineData(407, "407 Proxy Authentication Required. Set HTTPS_PROXY")]
    public async Task A_permanent_error_of_the_server_is_not_retried(int status, string message)
    {
        await using var server = await FileServer.StartAsync(FileServer.Status(status));

        var error = await _download.FailsAsync(server.Address, Sample.Hash);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(server.Address.AbsoluteUri, error.Address!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(503, "0")]
    [InlineData(429, "Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData(408, null)]
    public async Task A_busy_server_is_retried(int status, string? retryAfter)
    {
        await using var server = await FileServer.StartAsync(FileServer.Status(status, retryAfter), FileServer.Whole(Sample.File));

        Assert.True((await _download.FromAsync(server.Address, Sample.Hash)).Downloaded);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(null, 5, "tried 5 times and failed. The last problem: the server answered 503 Service Unavailable.")]
    [InlineData("3600", 1, "tried once and failed. The last problem: the server answered 503 Service Unavailable.")]
    public async Task A_server_that_stays_busy_fails_the_download(string? retryAfter, int requests, string message)
    {
        await using var server = await FileServer.StartAsync(FileServer.Status(503, retryAfter));

        Assert.Contains(message, (await _download.FailsAsync(server.Address, Sample.Hash)).Message, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData(61, 20, null, "60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60 60")]
    [InlineData(1, 9, null, "1 2 4 8 16 32 60 60 60")]
    [InlineData(1, 2, "60", "60 60")]
    [InlineData(1, 2, "61", "")]
    public async Task Retry_delays_grow_to_a_minute_and_a_longer_delay_of_the_server_ends_the_retries(int delay, int retries, string? retryAfter, string waits)
    {
        var clock = new Impatient();
        using var download = new Download { Options = new() { RetryDelay = TimeSpan.FromSeconds(delay), Retries = retries }, Clock = clock };
        await using var server = await FileServer.StartAsync(FileServer.Status(503, retryAfter));

        await download.FailsAsync(server.Address, Sample.Hash);

        Assert.Equal(waits, string.Join(' ', clock.Waits.Select(w => w.TotalSeconds)));
        Assert.Equal(clock.Waits.Count + 1, server.Requests.Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1100)]
    public async Task More_than_1000_retries_are_allowed(int delay, int waits)
    {
        var (clock, requests) = (new Impatient(), 0);
        using var download = new Download { Options = new() { Retries = 1100, RetryDelay = TimeSpan.FromSeconds(delay) }, Clock = clock };
        using var client = new HttpClient(new Answering(() => new HttpResponseMessage(++requests > 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK)));

        await Assert.ThrowsAsync<CheckpointException>(() => download.FromAsync(new Uri("https://mirror.example"), Sample.Hash, client: client));

        Assert.Equal((1101, waits), (requests, clock.Waits.Count));
    }

    [Fact]
    public async Task Retry_delays_are_short_again_after_progress()
    {
        var clock = new Impatient();
        using var download = new Download { Options = new(), Clock = clock };
        await using var server = await FileServer.StartAsync(
            FileServer.Status(503), FileServer.Status(503), FileServer.CutAfter(Sample.File, 200_000), FileServer.Status(503), FileServer.Whole(Sample.File));

        await download.FromAsync(server.Address, Sample.Hash);

        Assert.Equal([1, 2, 1, 2], clock.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task A_download_from_a_server_that_stops_sending_is_resumed()
    {
        var clock = new StallClock(bytes: 200_000);
        using var download = new Download { StallClock = clock };
        await using var server = await FileServer.StartAsync(FileServer.StallAfter(Sample.File, 200_000), FileServer.Whole(Sample.File));

        Assert.Equal(Sample.Hash, (await download.FromAsync(server.Address, Sample.Hash, clock)).Sha256);
        Assert.Contains(TimeSpan.FromMinutes(1), clock.Limits);
        Assert.Equal("bytes=200000-", server.Requests.Last().Range);
    }

    [Fact]
    public async Task A_response_with_fewer_bytes_than_its_length_is_retried()
    {
        using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Length: {Sample.File.Length + 1}", Sample.File);

        Assert.Contains("tried 5 times", (await _download.FailsAsync(server.Address, Sample.Hash)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_with_more_bytes_than_its_length_fails_with_a_wrong_hash()
    {
        using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Length: {Sample.File.Length - 1}", Sample.File);

        Assert.Contains($"the SHA-256 {Sample.HashOf(Sample.File[..^1])}", (await _download.FailsAsync(server.Address, Sample.Hash)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_of_unknown_length_requires_a_hash()
    {
        using var server = new RawServer("HTTP/1.1 200 OK", Sample.File);

        Assert.Contains("neither the length nor the hash", (await _download.FailsAsync(server.Address, hash: null)).Message, StringComparison.Ordinal);
        Assert.Equal(Sample.Hash, (await _download.FromAsync(server.Address, Sample.Hash)).Sha256);
    }

    [Fact]
    public async Task An_invalid_HTTP_response_is_retried_and_then_fails()
    {
        using var server = new RawServer("220 smtp.example ESMTP", []);

        Assert.Contains("tried 5 times", (await _download.FailsAsync(server.Address, Sample.Hash)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "'mirror.example' was not found")]
    [InlineData(HttpRequestError.SecureConnectionError, "'mirror.example' is not trusted")]
    [InlineData(HttpRequestError.ProxyTunnelError, "the proxy does not connect")]
    public async Task A_persistent_connection_error_is_not_retried(HttpRequestError kind, string message)
    {
        var requests = 0;
        using var client = new HttpClient(new Answering(() => ++requests > 0 ? throw new HttpRequestException(kind, "it failed") : null!));

        var error = await Assert.ThrowsAsync<CheckpointException>(() => _download.FromAsync(new Uri("https://mirror.example"), Sample.Checkpoint(null), client: client));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task A_closed_port_is_retried_and_then_fails()
    {
        Uri address;
        await using (var server = await FileServer.StartAsync(FileServer.Status(500)))
            address = server.Address;

        Assert.Contains("tried 5 times and failed", (await _download.FailsAsync(address, Sample.Hash)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_keeps_the_received_part()
    {
        await using var server = await FileServer.StartAsync(FileServer.StallAfter(Sample.File, 200_000), FileServer.Whole(Sample.File));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var progress = new Recorder(p =>
        {
            if (p.Received == 200_000)
                source.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _download.FromAsync(server.Address, Sample.Hash, progress, source.Token));
        Assert.Equal(200_000, new FileInfo(_download.Part).Length);

        await _download.FromAsync(server.Address, Sample.Hash);
        Assert.Equal("bytes=200000-", server.Requests.Last().Range);
    }

    [Fact]
    public async Task Concurrent_calls_download_a_file_once()
    {
        await using var server = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000), FileServer.Whole(Sample.File));

        var files = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _download.FromAsync(server.Address, Sample.Hash)));

        Assert.Equal(2, server.Requests.Count);
        Assert.Single(files, f => f.Downloaded);
        Assert.All(files, f => Assert.Equal(Sample.Hash, f.Sha256));
    }

    [Fact]
    public async Task A_damaged_file_in_the_cache_is_downloaded_again()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        foreach (var hash in new[] { null, Sample.Hash[..8] })
        {
            await _download.FromAsync(server.Address, hash);
            await File.WriteAllBytesAsync(_download.Path, Sample.File[..^1], Cancellation);

            Assert.True((await _download.FromAsync(server.Address, hash)).Downloaded);
            Assert.Equal(Sample.File, await File.ReadAllBytesAsync(_download.Path, Cancellation));
        }
    }

    [Fact]
    public async Task A_file_that_the_user_copied_to_the_cache_is_used_if_its_hash_is_known()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        Directory.CreateDirectory(Path.GetDirectoryName(_download.Path)!);
        await File.WriteAllBytesAsync(_download.Path, Sample.File, Cancellation);

        Assert.Equal((true, false), (_download.Cache.Contains(Sample.Checkpoint(Sample.Hash)), _download.Cache.Contains(Sample.Checkpoint(null))));
        Assert.False((await _download.FromAsync(server.Address, Sample.Hash)).Downloaded);
        Assert.True((await _download.FromAsync(server.Address, hash: null)).Downloaded);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_file_with_the_same_name_at_another_address_is_downloaded()
    {
        var other = Sample.Checkpoint(null) with { Address = new Uri("https://user:secret@weights.example/timm/other") };
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File), FileServer.Whole(Sample.Bytes(2, 700_000), "\"two\""));

        await _download.FromAsync(server.Address, hash: null);
        Assert.Equal((true, false), (_download.Cache.Contains(Sample.Checkpoint(null)), _download.Cache.Contains(other)));
        Assert.Equal(Sample.HashOf(Sample.Bytes(2, 700_000)), (await _download.FromAsync(server.Address, other)).Sha256);

        Assert.Equal((false, true), (_download.Cache.Contains(Sample.Checkpoint(null)), _download.Cache.Contains(other)));
        Assert.False((await _download.FromAsync(server.Address, other)).Downloaded);
        Assert.EndsWith(
            "  sample.safetensors\n# https://weights.example/timm/other\n", await File.ReadAllTextAsync(_download.Path + ".sha256", Cancellation), StringComparison.Ordinal);
    }

    /// <summary>Files that are published together have the same date.</summary>
    [Fact]
    public async Task A_part_of_a_file_at_another_address_is_not_resumed()
    {
        const string Date = "Wed, 21 Oct 2015 07:28:00 GMT";
        var file = Sample.Bytes(2, Sample.File.Length);
        await using var first = await FileServer.StartAsync(FileServer.CutAfter(Sample.File, 200_000, null, Date), FileServer.Status(404));
        await using var second = await FileServer.StartAsync(FileServer.Whole(file, null, Date));

        await _download.FailsAsync(first.Address, hash: null);
        var other = await _download.FromAsync(second.Address, Sample.Checkpoint(null) with { Address = new Uri("https://weights.example/timm/other") });

        Assert.Equal(Sample.HashOf(file), other.Sha256);
        Assert.Null(Assert.Single(second.Requests).Range);
    }

    /// <summary>As <c>sha256sum</c> writes it.</summary>
    [Fact]
    public async Task A_hash_record_without_an_address_matches_any_address()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        Directory.CreateDirectory(Path.GetDirectoryName(_download.Path)!);
        await File.WriteAllBytesAsync(_download.Path, Sample.File, Cancellation);
        await File.WriteAllTextAsync(_download.Path + ".sha256", $"{Sample.Hash}  sample.safetensors\n", Cancellation);

        Assert.Equal(CheckpointHash.Record, (await _download.FromAsync(server.Address, hash: null)).CheckedAgainst);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_hash_record_can_be_verified_with_sha256sum()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sha256sum is Linux's.");
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        await _download.FromAsync(server.Address, hash: null);

        var start = new ProcessStartInfo("sha256sum", ["--check", "--strict", "sample.safetensors.sha256"])
        {
            WorkingDirectory = Path.GetDirectoryName(_download.Path),
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal((0, "sample.safetensors: OK\n"), (process.ExitCode, output));
    }

    /// <summary>A folder at the path of the lock file replaces missing permissions, which have no effect if the test runs as root.</summary>
    [Fact]
    public async Task A_read_only_cache_returns_its_files_and_throws_for_others()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        await _download.FromAsync(server.Address, Sample.Hash);
        File.Delete(_download.Path + ".lock");
        Directory.CreateDirectory(_download.Path + ".lock");

        Assert.False((await _download.FromAsync(server.Address, Sample.Hash)).Downloaded);
        File.Delete(_download.Path);
        Assert.Contains("cannot be written", (await _download.FailsAsync(server.Address, Sample.Hash)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_created_throws_with_a_remedy()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        await File.WriteAllTextAsync(Path.GetDirectoryName(_download.Path)!, "in the way", Cancellation);

        var error = await _download.FailsAsync(server.Address, Sample.Hash);

        Assert.StartsWith($"'{_download.Path}' cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("set EFFNET_CACHE to another folder.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Simulates a full disk: the file cannot be written, but the connection works.</summary>
    [Fact]
    public async Task A_file_that_cannot_be_written_is_not_reported_as_a_connection_error()
    {
        await using var server = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        Directory.CreateDirectory(_download.Part);

        var error = await _download.FailsAsync(server.Address, Sample.Hash);

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Contains("Free disk space", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_proxy_of_the_HttpClient_is_used()
    {
        await using var proxy = await FileServer.StartAsync(FileServer.Whole(Sample.File));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, Proxy = new WebProxy(proxy.Address) });

        await _download.FromAsync(new Uri("http://mirror.example"), Sample.Checkpoint(Sample.Hash), client: client);

        Assert.Equal("http://mirror.example/weights.example/timm/sample.in1k/resolve/main/model.safetensors?download=true", Assert.Single(proxy.Requests).Target);
    }

    /// <summary>Writes a received part, as an earlier process leaves it.</summary>
    private async Task PrepareAsync(byte[] part)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_download.Path)!);
        await File.WriteAllBytesAsync(_download.Part, part, Cancellation);
        await File.WriteAllTextAsync(_download.Part + ".version", $"\"one\"\n{Sample.Checkpoint(null).Address}\n", Cancellation);
    }

    /// <summary>A handler that returns a response without a network.</summary>
    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
