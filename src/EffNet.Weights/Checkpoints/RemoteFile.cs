using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;

namespace EffNet.Weights;

/// <summary>
/// A file on a server. This class, and not the client, follows redirects: the Hugging Face Hub states the hash of a file in a redirect, and a redirect from https
/// to http must be rejected.
/// </summary>
/// <param name="client">The client that sends the requests.</param>
/// <param name="address">The address of the file.</param>
/// <param name="stallTimeout">How long the server may send nothing.</param>
/// <param name="stallClock">The clock for <paramref name="stallTimeout"/>.</param>
/// <param name="authorization">The credentials, which are sent to the server of <paramref name="address"/> but not to the servers of redirects.</param>
internal sealed class RemoteFile(HttpClient client, Uri address, TimeSpan stallTimeout, TimeProvider stallClock, AuthenticationHeaderValue? authorization = null)
{
    private const int MaximumRedirects = 10;

    private static readonly ProductInfoHeaderValue s_agent =
        new("EffNet", typeof(RemoteFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);

    /// <summary>
    /// Creates a client that uses the system's proxy (<c>HTTPS_PROXY</c> and others on Linux), with the user's credentials if the proxy requires them.
    /// </summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        DefaultProxyCredentials = CredentialCache.DefaultCredentials,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Requests the file, or the part from <paramref name="offset"/> if its version is still <paramref name="version"/>.</summary>
    /// <exception cref="CheckpointException">The server does not provide the file.</exception>
    /// <exception cref="InterruptedDownloadException">The request failed for a reason that may be temporary.</exception>
    public async Task<RemoteReply> AskAsync(long offset, RangeConditionHeaderValue? version, CancellationToken cancellation)
    {
        string? statedHash = null;
        var current = address;
        for (var redirects = 0; redirects <= MaximumRedirects; redirects++)
        {
            var response = await SendAsync(current, offset, version, cancellation).ConfigureAwait(false);
            statedHash ??= StatedHash(response);
            if (NextAddress(response, current) is not { } next)
                return Accept(new RemoteReply(response, statedHash));
            response.Dispose();
            current = next;
        }

        throw new CheckpointException(
            $"{address} was redirected more than {MaximumRedirects} times. The configuration of the server may be wrong. Try again later, or use a mirror.", address);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri target, long offset, RangeConditionHeaderValue? version, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        if (client.DefaultRequestHeaders.UserAgent.Count == 0)
            request.Headers.UserAgent.Add(s_agent);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (Uri.Compare(target, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
            request.Headers.Authorization = authorization;
        if (offset > 0 && version is not null)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = version;
        }

        try
        {
            return await Stall.Within(
                stallTimeout, stallClock, token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw Explain(exception, target);
        }
    }

    /// <summary>Returns the target of a redirect; <see langword="null"/> if the response is not a redirect.</summary>
    private Uri? NextAddress(HttpResponseMessage response, Uri current)
    {
        var isRedirect = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        if (!isRedirect || response.Headers.Location is not { } location)
            return null;

        var next = new Uri(current, location);
        var isAllowed = next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && current.Scheme == Uri.UriSchemeHttp);
        if (isAllowed)
            return next;
        response.Dispose();
        throw new CheckpointException(
            $"{address} was redirected to {next}, which is not encrypted, so the redirect was not followed. Try again in another network, or use a mirror that you trust.",
            address);
    }

    private RemoteReply Accept(RemoteReply reply)
    {
        var status = reply.Response.StatusCode;
        if (status is HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
            return reply;
        using (reply)
        {
            var wait = reply.Response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - DateTimeOffset.UtcNow : null;
            var answer = $"{(int)status} {reply.Response.ReasonPhrase}".TrimEnd();
            if (status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500)
                throw new InterruptedDownloadException($"the server answered {answer}", wait);
            throw new CheckpointException($"{address}: the server answered {answer}. {Remedy(status)}", address);
        }
    }

    private static string Remedy(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone =>
            $"The file was moved or deleted, or this mirror does not have it. Use a newer version of EffNet, or set {CheckpointDownloadOptions.MirrorVariable} to a "
            + "server that has the file.",
        HttpStatusCode.ProxyAuthenticationRequired => "Set HTTPS_PROXY to an address with the user and the password of the proxy: http://user:password@host:port.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            "The file requires credentials, or this computer may not download it. "
            + $"Set {nameof(CheckpointDownloadOptions)}.{nameof(CheckpointDownloadOptions.Authorization)}, or set {CheckpointDownloadOptions.MirrorVariable} to a server that has "
            + "the file.",
        _ => $"The server refused the request. Set {CheckpointDownloadOptions.MirrorVariable} to another server.",
    };

    /// <summary>
    /// Returns the exception for a failed request. Errors of host names, certificates and proxies are final; all others are treated as a lost connection.
    /// </summary>
    private Exception Explain(HttpRequestException exception, Uri target) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Final(
            $"{address}: the host name '{target.IdnHost}' was not found. Check the network, set HTTPS_PROXY to your proxy, "
            + $"or set {CheckpointDownloadOptions.MirrorVariable} to a server that you can reach."),
        HttpRequestError.SecureConnectionError => Final(
            $"{address}: the certificate of '{target.IdnHost}' is not trusted: {(exception.InnerException ?? exception).Message} "
            + "Check the clock, and add the certificate of your proxy to the certificates of the system."),
        HttpRequestError.ProxyTunnelError => Final($"{address}: the proxy does not connect: {exception.Message}. Check HTTPS_PROXY, or set NO_PROXY for this host."),
        _ => new InterruptedDownloadException(exception.Message.TrimEnd('.'), innerException: exception),
    };

    private CheckpointException Final(string message) => new(message, address);

    /// <summary>
    /// Returns the SHA-256 that the Hugging Face Hub states for large files. <see langword="null"/> for small files, for which the Hub states another digest.
    /// </summary>
    private static string? StatedHash(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Linked-Etag", out var values) && values.First().Trim('"') is var hash && FileHash.IsWhole(hash)
            ? hash.ToLower(CultureInfo.InvariantCulture)
            : null;
}
