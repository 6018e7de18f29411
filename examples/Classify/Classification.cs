using EffNet;

namespace Classify;

/// <summary>The work: pictures in, results out. What is said about it goes to standard error, so that results can be piped.</summary>
internal static class Classification
{
    public static async Task<int> RunAsync(ClassifySettings settings, CancellationToken cancellation)
    {
        try
        {
            return await ClassifyAsync(settings, cancellation);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or WeightFileException or WeightMismatchException or ArgumentException or InvalidOperationException)
        {
            // With the last two the library refuses a batch that is too large, and scores that are not finite.
            Console.Error.WriteLine(problem.Message);
            return ExitCode.Failure;
        }
    }

    private static async Task<int> ClassifyAsync(ClassifySettings settings, CancellationToken cancellation)
    {
        var files = PictureFiles.In(settings.Folder);
        if (files.Count == 0)
        {
            Console.Error.WriteLine($"There are no pictures in '{settings.Folder}'.");
            return ExitCode.Failure;
        }

        using var model = await LoadAsync(settings, cancellation);
        var answers = Progress.Of(
            files.Count, model.PredictFiles(files, settings.Preprocessing, settings.Top, batchSize: settings.BatchSize, cancellationToken: cancellation));
        Results.Write(answers, settings);
        var unreadable = answers.Where(answer => answer.Problem is not null).ToList();
        foreach (var answer in unreadable)
            Console.Error.WriteLine(answer.Problem!.Message);
        return unreadable.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<UnrolledNetwork> LoadAsync(ClassifySettings settings, CancellationToken cancellation)
    {
        var isFresh = settings is { Checkpoint: null, Weights: null };
        var model = settings.Variant.Create(ImageNetLabels.All.Count, 3, null, null, initialize: isFresh);
        try
        {
            var report = settings switch
            {
                { Checkpoint: { } checkpoint } => await model.LoadWeightsAsync(checkpoint, cancellationToken: cancellation),
                { Weights: { } weights } => model.LoadWeights(weights),
                _ => null,
            };
            foreach (var warning in report?.Warnings ?? [])
                Console.Error.WriteLine($"Warning: {warning}");
            if (isFresh)
                Console.Error.WriteLine($"{settings.Variant.TypeName} has fresh weights and knows nothing: what follows is chance. Give trained ones with --checkpoint NAME or --weights FILE.");
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
