using System.Diagnostics;
using EffNet.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Serving;

/// <summary>Handles <c>POST /classify</c>, which returns the best classes of the picture in the body, and <c>GET /health</c>.</summary>
internal static class ClassificationEndpoint
{
    private const string Admission = "classify";

    /// <summary>Adds the queue with its workers and the services of the endpoint.</summary>
    public static IServiceCollection AddClassification(this IServiceCollection services, IClassifier classifier, ClassificationOptions options)
    {
        services.AddSingleton(classifier).AddSingleton(options).AddSingleton<ClassificationMetrics>().AddSingleton<ClassificationQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<ClassificationQueue>());
        services.AddHealthChecks().AddCheck<ClassificationHealth>("queue");
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ClassificationJson.Default));
        return services.AddRateLimiter(limiter =>
        {
            // Requests whose bodies are still arriving are not in the queue yet, but they use memory.
            limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limiter.AddConcurrencyLimiter(Admission, admission => admission.PermitLimit = options.MaximumRequests);
        });
    }

    /// <summary>Adds the endpoints.</summary>
    public static void MapClassification(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<ClassificationOptions>();
        app.UseRateLimiter();
        app.MapHealthChecks("/health");
        app.MapPost("/classify", (HttpRequest request, ClassificationQueue queue, ClassificationMetrics metrics) => AnswerAsync(request, queue, metrics))
            .RequireRateLimiting(Admission)
            .WithMetadata(new RequestSizeLimitAttribute(options.MaximumBytes));
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, ClassificationQueue queue, ClassificationMetrics metrics)
    {
        // The token is canceled when the client disconnects.
        var cancellationToken = request.HttpContext.RequestAborted;
        var start = Stopwatch.GetTimestamp();
        var error = "canceled";
        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellationToken);
            var answer = await queue.ClassifyAsync(body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken);
            error = null;
            return Results.Ok(answer);
        }
        catch (Exception problem) when (RefusalOf(problem) is var (status, name))
        {
            error = name;
            metrics.CountRefusal(name);
            if (status == StatusCodes.Status503ServiceUnavailable)
                request.HttpContext.Response.Headers.RetryAfter = "1";
            return Results.Problem(problem.Message, statusCode: status);
        }
        catch (Exception problem) when (problem is OperationCanceledException or ConnectionResetException)
        {
            // The client disconnected, possibly while its picture was arriving. Nobody reads this response.
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception problem)
        {
            error = problem.GetType().FullName;
            throw;
        }
        finally
        {
            metrics.CountRequest(Stopwatch.GetElapsedTime(start), error);
        }
    }

    /// <summary>Returns the HTTP status and the name in the metrics for an exception; <see langword="null"/> if it is an error of the service.</summary>
    private static (int Status, string Name)? RefusalOf(Exception problem) => problem switch
    {
        PictureTooLargeException => (StatusCodes.Status413PayloadTooLarge, "too_large"),
        PictureException => (StatusCodes.Status400BadRequest, "invalid_picture"),
        BusyException => (StatusCodes.Status503ServiceUnavailable, "busy"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, "too_large"),
        BadHttpRequestException bad => (bad.StatusCode, "invalid_request"),
        _ => null,
    };
}
