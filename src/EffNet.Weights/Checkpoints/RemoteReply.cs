using System.Net;
using System.Net.Http.Headers;

namespace EffNet.Weights;

/// <summary>A server's response to the request for a file, before any content is read.</summary>
/// <param name="Response">The last response.</param>
/// <param name="StatedHash">The SHA-256 that the response or a redirect to it states; <see langword="null"/> if none.</param>
internal sealed record RemoteReply(HttpResponseMessage Response, string? StatedHash) : IDisposable
{
    /// <summary>
    /// Gets the version of the file for resuming; <see langword="null"/> if there is none. A weak entity tag is ignored, because it does not identify exact
    /// bytes.
    /// </summary>
    public RangeConditionHeaderValue? Version =>
        Response.Headers.ETag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag)
        : Response.Content.Headers.LastModified is { } date ? new RangeConditionHeaderValue(date)
        : null;

    /// <summary>Gets the size of the whole file; <see langword="null"/> if the server does not state it.</summary>
    public long? Total => Response.StatusCode == HttpStatusCode.OK ? Response.Content.Headers.ContentLength : Response.Content.Headers.ContentRange?.Length;

    /// <summary>Gets a value that indicates whether the response is a web page, such as a sign-in page of a proxy or network.</summary>
    public bool IsWebPage => Response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml";

    /// <summary>Gets a value that indicates whether a complete file can be distinguished from a lost connection.</summary>
    public bool HasEnd => Total is not null || Response.Headers.TransferEncodingChunked == true || Response.Version.Major >= 2;

    /// <summary>
    /// Returns <see langword="true"/> if the response is the rest of a file after <paramref name="length"/> bytes of <paramref name="version"/>; otherwise,
    /// <see langword="false"/>. The response is checked, because some servers send a wrong part.
    /// </summary>
    public bool Continues(long length, RangeConditionHeaderValue? version) =>
        Response.StatusCode == HttpStatusCode.PartialContent
        && length > 0
        && Response.Content.Headers.ContentRange is { } range
        && range.From == length
        && (Version is null || Version.Equals(version));

    /// <inheritdoc/>
    public void Dispose() => Response.Dispose();
}
