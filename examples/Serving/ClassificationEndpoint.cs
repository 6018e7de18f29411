using EffNet;
using EffNet.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Serving;

/// <summary>Answers <c>POST /classify</c>, whose body is a picture, with its best classes.</summary>
internal static class ClassificationEndpoint
{
    private const string Admission = "classify";
    private const int MaximumBytes = 10_000_000;

    /// <summary>Adds what the endpoint needs: at most so many requests are in the house, bodies and all; others are answered with 503 at once.</summary>
    public static IServiceCollection AddClassification(this IServiceCollection services, int requests = 64) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.AddConcurrencyLimiter(Admission, limiter => limiter.PermitLimit = requests);
    });

    /// <summary>Adds the endpoint.</summary>
    public static void MapClassification(this IEndpointRouteBuilder app, Classifier classifier) => app
        .MapPost("/classify", (HttpRequest request, CancellationToken cancellationToken) => AnswerAsync(request, classifier, cancellationToken))
        .RequireRateLimiting(Admission)
        .WithMetadata(new RequestSizeLimitAttribute(MaximumBytes));

    /// <summary>The token is canceled when the client goes away: its request gives up its place in the queue.</summary>
    private static async Task<IResult> AnswerAsync(HttpRequest request, Classifier classifier, CancellationToken cancellationToken)
    {
        try
        {
            // The body comes first, without holding a turn: a slow client does not delay the others.
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellationToken);
            return Results.Ok(await classifier.ClassifyAsync(body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken));
        }
        catch (PictureTooLargeException problem)
        {
            return Results.Problem(problem.Message, statusCode: StatusCodes.Status413PayloadTooLarge);
        }
        catch (PictureException problem)
        {
            return Results.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException problem)
        {
            return Results.Problem(problem.Message, statusCode: problem.StatusCode);
        }
    }
}
