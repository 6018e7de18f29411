using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace EffNet.CheckpointTests.Support;

/// <summary>A local server with one file at every address. It answers each request with the next response of a script, and further requests with the last response.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script;
    private readonly Func<HttpContext, Task> _last;

    private FileServer(WebApplication application, Func<HttpContext, Task>[] script)
    {
        (_application, _script, _last) = (application, new(script.SkipLast(1)), script[^1]);
        _application.Run(AnswerAsync);
    }

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public Uri Address => new(_application.Urls.Single());

    public static async Task<FileServer> StartAsync(params Func<HttpContext, Task>[] script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FileServer(builder.Build(), script);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Returns the file, or the requested part, as a correct server does.</summary>
    public static Func<HttpContext, Task> Whole(byte[] file, string? tag = "\"one\"", string? date = null) => context =>
    {
        var from = RangeStart(context, tag ?? date);
        Describe(context, tag, date);
        if (from >= file.Length)
        {
            context.Response.StatusCode = 416;
            context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{file.Length}");
            return Task.CompletedTask;
        }

        SetLength(context, from, file.Length);
        return context.Response.Body.WriteAsync(file.AsMemory(from)).AsTask();
    };

    /// <summary>Returns the file or the requested part, but ends the response after <paramref name="bytes"/> bytes.</summary>
    public static Func<HttpContext, Task> CutAfter(byte[] file, int bytes, string? tag = "\"one\"", string? date = null) => async context =>
    {
        var from = RangeStart(context, tag ?? date);
        Describe(context, tag, date);
        SetLength(context, from, file.Length);
        await context.Response.Body.WriteAsync(file.AsMemory(from, bytes));
        await context.Response.Body.FlushAsync();

        // Kestrel closes the connection after a response shorter than its stated length. An abort would also discard what is still in the socket's buffer.
    };

    /// <summary>Returns the whole file with its length and ETag, even if a part is requested.</summary>
    public static Func<HttpContext, Task> IgnoringRanges(byte[] file, string tag = "\"one\"") => context =>
    {
        Describe(context, tag, null);
        context.Response.ContentLength = file.Length;
        return context.Response.Body.WriteAsync(file).AsTask();
    };

    /// <summary>Returns a response with a specified range, regardless of the request, and a specified number of bytes, without a length.</summary>
    public static Func<HttpContext, Task> Part(byte[] file, string tag, int from, int to, int sent) => context =>
    {
        Describe(context, tag, null);
        SetPart(context, from, to, file.Length);
        return context.Response.Body.WriteAsync(file.AsMemory(from, sent)).AsTask();
    };

    /// <summary>Begins the response, and then sends nothing until the client disconnects.</summary>
    public static Func<HttpContext, Task> StallAfter(byte[] file, int bytes) => async context =>
    {
        Describe(context, "\"one\"", null);
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file.AsMemory(0, bytes));
        await context.Response.Body.FlushAsync();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <summary>Sends bytes without end and without a length, until the client disconnects.</summary>
    public static Func<HttpContext, Task> Endless() => async context =>
    {
        var block = new byte[1 << 16];
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(block);
            await context.Response.Body.FlushAsync();
        }
    };

    /// <summary>Returns a web page.</summary>
    public static Func<HttpContext, Task> Page() => context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<html>Sign in</html>");
    };

    public static Func<HttpContext, Task> Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    /// <summary>Returns a redirect like that of the Hugging Face hub.</summary>
    public static Func<HttpContext, Task> Redirect(string location, string? linkedTag = null) => context =>
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = location;
        if (linkedTag is not null)
            context.Response.Headers["X-Linked-Etag"] = linkedTag;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Requests.Enqueue(new ReceivedRequest(target, headers.Range, headers.IfRange, headers.UserAgent.ToString(), headers.Authorization));
        return _script.TryDequeue(out var answer) ? answer(context) : _last(context);
    }

    private static int RangeStart(HttpContext context, string? version)
    {
        var range = context.Request.Headers.Range.ToString();
        return range.Length > 0 && context.Request.Headers.IfRange == version ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : 0;
    }

    private static void Describe(HttpContext context, string? tag, string? date)
    {
        if (tag is not null)
            context.Response.Headers.ETag = tag;
        if (date is not null)
            context.Response.Headers.LastModified = date;
    }

    private static void SetLength(HttpContext context, int from, int length)
    {
        context.Response.ContentLength = length - from;
        if (from > 0)
            SetPart(context, from, length, length);
    }

    private static void SetPart(HttpContext context, int from, int to, int length)
    {
        context.Response.StatusCode = 206;
        context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to - 1}/{length}");
    }
}
