using System.Net;

namespace EffNet.Weights;

/// <summary>
/// Fetches checkpoints into a cache. A download that was cut goes on where it was, in this process or a later one; several processes may ask for the same file at once, and
/// one of them fetches it. Every file is hashed each time it is asked for, which takes about a second for the largest.
/// </summary>
public sealed class CheckpointDownloader : IDisposable
{
    /// <summary>Longer than this it neither waits by itself nor at a server's wish.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    private readonly CheckpointCache _cache;
    private readonly HttpClient _client;
    private readonly bool _ownsClient;
    private readonly CheckpointDownloadOptions _options;

    /// <summary>Makes one.</summary>
    /// <param name="cache">Where files are kept; <see langword="null"/> for <see cref="CheckpointCache.Default"/>.</param>
    /// <param name="options">How they are fetched; <see langword="null"/> for <see cref="CheckpointDownloadOptions.FromEnvironment"/>.</param>
    /// <param name="client">
    /// What asks servers; it stays yours. <see langword="null"/> for one that uses the system's proxy. One that follows redirects by itself hides the hash that the
    /// Hugging Face hub states: set <see cref="SocketsHttpHandler.AllowAutoRedirect"/> to <see langword="false"/>. Its <see cref="HttpClient.DefaultRequestHeaders"/> go to every host that a redirect
    /// leads to: put no credentials there, but in <see cref="CheckpointDownloadOptions.Authorization"/>.
    /// </param>
    /// <exception cref="CheckpointException">The environment names no cache folder, or no mirror that can be one.</exception>
    public CheckpointDownloader(CheckpointCache? cache = null, CheckpointDownloadOptions? options = null, HttpClient? client = null)
    {
        _cache = cache ?? CheckpointCache.Default;
        _options = options ?? CheckpointDownloadOptions.FromEnvironment();
        _ownsClient = client is null;
        _client = client ?? RemoteFile.CreateClient();
    }

    /// <summary>What waits between attempts: a test's does not take the time.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The clock of <see cref="CheckpointDownloadOptions.StallTimeout"/>.</summary>
    internal TimeProvider StallClock { get; init; } = TimeProvider.System;

    /// <summary>The file of a checkpoint, from the cache or else from its address.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="progress">Told of every block that arrives; of nothing where the file is in the cache.</param>
    /// <param name="cancellationToken">Stops it; what has come is kept for the next time.</param>
    /// <exception cref="ArgumentException">Its file name cannot be one.</exception>
    /// <exception cref="CheckpointException">It cannot be had, or is not what it should be.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<CheckpointFile> GetAsync(Checkpoint checkpoint, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var path = _cache.PathOf(checkpoint);
        try
        {
            // Without the lock first: a cache that may only be read is one, too.
            if (await _cache.FindAsync(checkpoint, cancellationToken).ConfigureAwait(false) is { } there)
                return there;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (await FileLock.TakeAsync(path + ".lock", cancellationToken).ConfigureAwait(false))
            {
                return await _cache.FindAsync(checkpoint, cancellationToken).ConfigureAwait(false) ?? await FetchAsync(checkpoint, path, progress, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException and not CheckpointException or UnauthorizedAccessException)
        {
            throw new CheckpointException(
                $"'{path}' cannot be written: {exception.Message} Free some space or change the folder's permissions and try again, which goes on with what has come; or set {CacheFolder.Variable} to another folder.",
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

    /// <summary>Fetches, checks, and only then puts the file where it is looked for.</summary>
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
            var source = checkpoint.Sha256 is null ? "the server states" : "the catalog says";
            throw new CheckpointException(
                $"{address}: what came is not the file it should be: its SHA-256 is {hash}, and {source} {expected}{(expected!.Length < FileHash.Digits ? "…" : string.Empty)}. It was deleted; try again, and if that does not help, ask who runs the server or the proxy between.",
                address);
        }

        HashRecord.Delete(path);
        part.Complete();
        HashRecord.Write(path, hash, checkpoint.Address);
        return new CheckpointFile(path, hash, checkpoint.Sha256 is not null ? CheckpointHash.Catalog : stated is not null ? CheckpointHash.Server : CheckpointHash.None, Downloaded: true);
    }

    /// <summary>Receives all of a file, going on after interruptions; yields the hash that the server states.</summary>
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
                // Further than ever, not just further than before: a file that begins anew each time would never end.
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

    /// <summary>In floating point, where doubling any number of times does not overflow.</summary>
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
            throw new InterruptedDownloadException("the server gave another part of the file than it was asked for", TimeSpan.Zero);
        }

        if (reply.Total > wanted.Limit)
            throw wanted.TooLarge(part);
        if (!reply.HasEnd && !wanted.IsHashKnown && reply.StatedHash is null)
            throw new CheckpointException($"{wanted.Address}: the server states neither the length nor the hash of the file, so that nobody could tell whether it is whole. Take another mirror.", wanted.Address);

        if (reply.IsWebPage)
            throw new CheckpointException($"{wanted.Address}: the server answered with a web page instead of the file. Sign in to the network or the proxy if it asks for that, or take another mirror.", wanted.Address);

        long received;
        var file = part.Open(goesOn, reply.Version);
        await using (file.ConfigureAwait(false))
            received = await CopyAsync(reply, file, goesOn ? length : 0, wanted.Limit, progress, cancellation).ConfigureAwait(false);
        if (received > wanted.Limit)
            throw wanted.TooLarge(part);
        if (reply.Total is { } total && received != total)
            throw new InterruptedDownloadException(FormattableString.Invariant($"the connection was cut after {received:N0} of {total:N0} bytes"));
        return received > 0 ? reply.StatedHash : throw new InterruptedDownloadException("the server sent an empty file");
    }

    /// <summary>Copies until the end, or past the limit by less than one block, which is not written.</summary>
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

    /// <summary>What goes wrong here goes wrong with the connection; writing the file fails otherwise.</summary>
    private async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await Stall.Within(_options.StallTimeout, StallClock, token => body.ReadAsync(buffer, token).AsTask(), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new InterruptedDownloadException($"the connection was cut: {exception.Message.TrimEnd('.')}", innerException: exception);
        }
    }

    private static CheckpointException GivenUp(Uri address, PartialFile part, int attempts, InterruptedDownloadException last)
    {
        var tries = attempts == 1 ? "once" : FormattableString.Invariant($"{attempts} times");
        var next = part.Length is > 0 and var length
            ? FormattableString.Invariant($"{length:N0} bytes are kept in '{part.Path}'; ask again to go on from there.")
            : "Ask again later, or take a mirror.";
        return new CheckpointException($"{address}: tried {tries}, and at last {last.Message}. {next}", address, last);
    }
}
