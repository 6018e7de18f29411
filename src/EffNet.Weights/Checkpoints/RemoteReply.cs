using System.Net;
using System.Net.Http.Headers;

namespace EffNet.Weights;

/// <summary>What a server answered when it was asked for a file, with nothing of the file read yet.</summary>
/// <param name="Response">The last response.</param>
/// <param name="StatedHash">The SHA-256 that it, or a redirect to it, states.</param>
internal sealed record RemoteReply(HttpResponseMessage Response, string? StatedHash) : IDisposable
{
    /// <summary>Which version of the file it is, for going on later: a weak entity tag does not tell bytes apart.</summary>
    public RangeConditionHeaderValue? Version =>
        Response.Headers.ETag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag)
        : Response.Content.Headers.LastModified is { } date ? new RangeConditionHeaderValue(date)
        : null;

    /// <summary>The size of the whole file, where it is stated.</summary>
    public long? Total => Response.StatusCode == HttpStatusCode.OK ? Response.Content.Headers.ContentLength : Response.Content.Headers.ContentRange?.Length;

    /// <summary>Whether it is a page for people, such as a proxy's or a network's that asks to sign in: no file of weights is one.</summary>
    public bool IsWebPage => Response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml";

    /// <summary>Whether the end of the file can be told from a connection that was cut.</summary>
    public bool HasEnd => Total is not null || Response.Headers.TransferEncodingChunked == true || Response.Version.Major >= 2;

    /// <summary>Whether it is the rest of a file of which <paramref name="length"/> bytes of <paramref name="version"/> are there: servers err here.</summary>
    public bool Continues(long length, RangeConditionHeaderValue? version) =>
        Response.StatusCode == HttpStatusCode.PartialContent
        && length > 0
        && Response.Content.Headers.ContentRange is { } range
        && range.From == length
        && (Version is null || Version.Equals(version));

    /// <inheritdoc/>
    public void Dispose() => Response.Dispose();
}
