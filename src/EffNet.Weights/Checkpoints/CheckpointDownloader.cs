using System.Net;

namespace EffNet.Weights;

/// <summary>
/// Downloads checkpoints into a cache. An interrupted download resumes, in the same process or a later one. If several processes request the same file at once,
/// one of them downloads it. Every file is hashed each time it is requested, which takes about a second for the largest file of the catalog.
/// </summary>
public sealed class CheckpointDownloader : IDisposable
{
    /// <summary>The maximum wait before a retry, whether chosen by this class or requested by a server.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    private readonly CheckpointCache _cache;
    private readonly HttpClient _client;
    private readonly bool _ownsClient;
    private readonly CheckpointDownloadOptions _options;

    /// <summary>Initializes a new instance of the <see cref="CheckpointDownloader"/> class.</summary>
    /// <param name="cache">The cache; <see langword="null"/> for <see cref="CheckpointCache.Default"/>.</param>
    /// <param name="options">The download options; <see langword="null"/> for <see cref="CheckpointDownloadOptions.FromEnvironment"/>.</param>
    /// <param name="client">
    /// The HttpClient to use. It is not disposed. With <see langword="null"/>, a client is created that uses the system's proxy. Set
    /// <see cref="SocketsHttpHandler.AllowAutoRedirect"/> of the client to <see langword="false"/>; otherwise, the client follows redirects itself, and the hash
    /// that the Hugging Face Hub states in a redirect is not available. Specify credentials in <see cref="CheckpointDownloadOptions.Authorization"/>; a client
    /// sends its <see cref="HttpClient.DefaultRequestHeaders"/> also to the hosts of redirects.
    /// </param>
    /// <exception cref="CheckpointException">The environment does not specify a cache folder, or it specifies an invalid mirror.</exception>
    public CheckpointDownloader(CheckpointCache? cache = null, CheckpointDownloadOptions? options = null, HttpClient? client = null)
    {
        _cache = cache ?? CheckpointCache.Default;
        _options = options ?? CheckpointDownloadOptions.FromEnvironment();
        _ownsClient = client is null;
        _client = client ?? RemoteFile.CreateClient();
    }

    /// <summary>Gets the clock for the waits between attempts; tests replace it.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets the clock for <see cref="CheckpointDownloadOptions.StallTimeout"/>.</summary>
    internal TimeProvider StallClock { get; init; } = TimeProvider.System;

    /// <summary>Returns the file of a checkpoint. If the file is not in the cache, downloads it.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="progress">The receiver of progress reports, one for each received block. There are none if the file is in the cache.</param>
    /// <param name="cancellationToken">The token to cancel the download. Data received so far is kept, and the next call resumes.</param>
    /// <exception cref="ArgumentException">The checkpoint's file name is invalid.</exception>
    /// <exception cref="CheckpointException">The file cannot be downloaded, or does not have the expected hash or size.</exception>
    /// <exception cref="OperationCanceledException">The download was canceled.</exception>
    public async Task<CheckpointFile> GetAsync(Checkpoint checkpoint, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var path = _cache.PathOf(checkpoint);
        try
        {
            // Look without the lock first, because the cache may be read-only.
            if (await _cache.FindAsync(checkpoint, cancellationToken).ConfigureAwait(false) is { } there)
                return there;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (await FileLock.TakeAsync(path + ".lock", cancellationToken).ConfigureAwait(false))
            {
                return await _cache.FindAsync(checkpoint, cancellationToken).ConfigureAwait(false)
                    ?? await FetchAsync(checkpoint, path, progress, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException and not CheckpointException or UnauthorizedAccessException)
        {
            throw new CheckpointException(
                $"'{path}' cannot be written: {exception.Message} Free disk space or change the permissions of the folder, and try again to resume the download. "
                + $"Or set {CacheFolder.Variable} to another folder.",
                _options.Locate(checkpoint.Address),
                exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsClient)
            _client.Dispose();
    }

    /// <summary>Downloads and verifies the file, and then moves it to its path in the cache.</summary>
    private async Task<CheckpointFile> FetchAsync(Checkpoint checkpoint, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var part = new PartialFile(path, checkpoint.Address);
        var address = _options.Locate(checkpoint.Address);
        var wanted = new WantedFile(address, checkpoint.Sha256 is not null, _options.LimitFor(checkpoint));
        if (part.Length > wanted.Limit)
            part.Delete();
        var stated = await ReceiveAsync(wanted, part, progress, cancellation).ConfigureAwait(false);

        var hash = await FileHash.OfAsync(part.Path, cancellation).ConfigureAwait(false);
        var expected = checkpoint.Sha256 ?? stated;
        if (!FileHash.Agrees(hash, expected))
        {
            part.Delete();
            var source = checkpoint.Sha256 is null ? "the server" : "the catalog";
            throw new CheckpointException(
                $"{address}: the downloaded file has the SHA-256 {hash}, but {source} specifies {expected}{(expected!.Length < FileHash.Digits ? "…" : string.Empty)}. "
                + "The file was deleted. Try again. If the problem persists, contact the administrator of the server or the proxy.",
                address);
        }

        HashRecord.Delete(path);
        part.Complete();
        HashRecord.Write(path, hash, checkpoint.Address);
        return new CheckpointFile(
            path, hash, checkpoint.Sha256 is not null ? CheckpointHash.Catalog : stated is not null ? CheckpointHash.Server : CheckpointHash.None, Downloaded: true);
    }

    /// <summary>Receives the complete file, resuming after interruptions.</summary>
    /// <returns>The hash that the server states; <see langword="null"/> if it states none.</returns>
    private async Task<string?> ReceiveAsync(WantedFile wanted, PartialFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var remote = new RemoteFile(_client, wanted.Address, _options.StallTimeout, StallClock, _options.Authorization);
        var (inVain, furthest) = (0, part.Length);
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await ReceiveOnceAsync(remote, wanted, part, progress, cancellation).ConfigureAwait(false);
            }
            catch (InterruptedDownloadException interruption)
            {
                // An attempt makes progress only if the file becomes longer than in any earlier attempt. Otherwise, a download that restarts from 0 each time would never end.
                if (part.Length is var length && length > furthest)
                    (inVain, furthest) = (0, length);
                var wait = interruption.Wait ?? OwnWait(inVain);
                if (inVain++ >= _options.Retries || wait > s_longestWait)
                    throw GivenUp(wanted.Address, part, attempts, interruption);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, Clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Returns the delay before a retry. It is computed in floating point, so that repeated doubling does not overflow.</summary>
    private TimeSpan OwnWait(int inVain) => TimeSpan.FromSeconds(Math.Min(s_longestWait.TotalSeconds, _options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(inVain, 60))));

    private async Task<string?> ReceiveOnceAsync(RemoteFile remote, WantedFile wanted, PartialFile part, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var (length, version) = (part.Length, part.Version);
        using var reply = await remote.AskAsync(length, version, cancellation).ConfigureAwait(false);
        if (reply.Response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && length > 0 && reply.Total == length)
            return reply.StatedHash;

        var goesOn = reply.Continues(length, version);
        if (!goesOn && reply.Response.StatusCode != HttpStatusCode.OK)
        {
            part.Delete();
            throw new InterruptedDownloadException("the server sent a different part of the file than requested", TimeSpan.Zero);
        }

        if (reply.Total > wanted.Limit)
            throw wanted.TooLarge(part);
        if (!reply.HasEnd && !wanted.IsHashKnown && reply.StatedHash is null)
        {
            throw new CheckpointException(
                $"{wanted.Address}: the server specifies neither the length nor the hash of the file, so an incomplete download could not be detected. "
                + $"Set {nameof(Checkpoint)}.{nameof(Checkpoint.Sha256)}, or another {nameof(CheckpointDownloadOptions)}.{nameof(CheckpointDownloadOptions.Mirror)}.",
                wanted.Address);
        }


        if (reply.IsWebPage)
        {
            throw new CheckpointException(
                $"{wanted.Address}: the server sent a web page instead of the file. If the network or the proxy requires it, sign in. Otherwise, use another mirror.",
                wanted.Address);
        }


        long received;
        var file = part.Open(goesOn, reply.Version);
        await using (file.ConfigureAwait(false))
            received = await CopyAsync(reply, file, goesOn ? length : 0, wanted.Limit, progress, cancellation).ConfigureAwait(false);
        if (received > wanted.Limit)
            throw wanted.TooLarge(part);
        if (reply.Total is { } total && received != total)
            throw new InterruptedDownloadException(FormattableString.Invariant($"the connection was lost after {received:N0} of {total:N0} bytes"));
        return received > 0 ? reply.StatedHash : throw new InterruptedDownloadException("the server sent an empty file");
    }

    /// <summary>Copies the response to the file until its end, or until the limit is exceeded. The block that exceeds the limit is not written.</summary>
    private async Task<long> CopyAsync(RemoteReply reply, FileStream file, long received, long limit, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var total = reply.Total;
        var buffer = new byte[1 << 17];
        var body = await reply.Response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        progress?.Report(new DownloadProgress(received, total));
        while (await ReadAsync(body, buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            received += count;
            if (received > limit)
                break;
            await file.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            progress?.Report(new DownloadProgress(received, total));
        }

        return received;
    }

    /// <summary>Reads a block. Errors of the connection are thrown as <see cref="InterruptedDownloadException"/>, unlike errors when the file is written.</summary>
    private async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await Stall.Within(_options.StallTimeout, StallClock, token => body.ReadAsync(buffer, token).AsTask(), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new InterruptedDownloadException($"the connection was lost: {exception.Message.TrimEnd('.')}", innerException: exception);
        }
    }

    private static CheckpointException GivenUp(Uri address, PartialFile part, int attempts, InterruptedDownloadException last)
    {
        var tries = attempts == 1 ? "once" : FormattableString.Invariant($"{attempts} times");
        var next = part.Length is > 0 and var length
            ? FormattableString.Invariant($"{length:N0} bytes were saved in '{part.Path}'. Try again to resume the download.")
            : "Try again later, or use a mirror.";
        return new CheckpointException($"{address}: the download was tried {tries} and failed. The last problem: {last.Message}. {next}", address, last);
    }
}
