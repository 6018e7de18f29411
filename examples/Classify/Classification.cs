using EffNet;

namespace Classify;

/// <summary>The work: pictures in, results out. What is said about it goes to standard error, so that results can be piped.</summary>
internal static class Classification
{
    public static int Run(ClassifySettings settings, CancellationToken cancellation)
    {
        try
        {
            return Classify(settings, cancellation);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or WeightFileException or WeightMismatchException)
        {
            Console.Error.WriteLine(problem.Message);
            return ExitCode.Failure;
        }
    }

    private static int Classify(ClassifySettings settings, CancellationToken cancellation)
    {
        var files = PictureFiles.In(settings.Folder);
        if (files.Count == 0)
        {
            Console.Error.WriteLine($"There are no pictures in '{settings.Folder}'.");
            return ExitCode.Failure;
        }

        using var model = Load(settings);
        var answers = Progress.Of(
            files.Count, model.PredictFiles(files, settings.Preprocessing, settings.Top, batchSize: settings.BatchSize, cancellationToken: cancellation));
        Results.Write(answers, settings);
        var unreadable = answers.Where(answer => answer.Problem is not null).ToList();
        foreach (var answer in unreadable)
            Console.Error.WriteLine(answer.Problem!.Message);
        return unreadable.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static UnrolledNetwork Load(ClassifySettings settings)
    {
        var model = (UnrolledNetwork)settings.Variant.Create(ImageNetLabels.All.Count, 3, null, null, initialize: settings.Weights is null);
        try
        {
            if (settings.Weights is { } weights)
                model.LoadWeights(weights);
            else
                Console.Error.WriteLine($"{settings.Variant.TypeName} has fresh weights and knows nothing: what follows is chance. Give trained ones with --weights FILE.");
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
