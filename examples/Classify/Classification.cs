using EffNet;
using EffNet.Pictures;
using EffNet.Weights;

namespace Classify;

/// <summary>Classifies the pictures of a folder and writes the results. Messages are written to standard error, so that the results can be piped.</summary>
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
            Console.Error.WriteLine("Canceled. No results were written.");
            return ExitCode.Canceled;
        }
        catch (Exception problem) when (
            problem is IOException or UnauthorizedAccessException or WeightFileException or WeightMismatchException or ArgumentException or InvalidOperationException)
        {
            // The library throws the last two for batches that are too large and for scores that are not finite.
            Console.Error.WriteLine(problem.Message);
            return ExitCode.Failure;
        }
    }

    private static async Task<int> ClassifyAsync(ClassifySettings settings, CancellationToken cancellation)
    {
        var files = PictureFile.EnumerateFiles(settings.Folder);
        if (files.Count == 0)
        {
            Console.Error.WriteLine($"'{settings.Folder}' has no pictures; expected JPEG, PNG or WebP files.");
            return ExitCode.Failure;
        }

        using var model = await LoadAsync(settings, cancellation);
        var answers = Progress.Of(
            files.Count,
            model.PredictFiles(
                files,
                top: settings.Top,
                options: new PredictionOptions { Preprocessing = PreprocessingFor(model, settings), BatchSize = settings.BatchSize },
                cancellationToken: cancellation));
        Results.Write(answers, settings);
        var unreadable = answers.Where(answer => answer.Problem is not null).ToList();
        foreach (var answer in unreadable)
            Console.Error.WriteLine(answer.Problem!.Message);
        return unreadable.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<UnrolledNetwork> LoadAsync(ClassifySettings settings, CancellationToken cancellation)
    {
        if (settings.Checkpoint is { } checkpoint)
            return await settings.Variant.LoadAsync(checkpoint, cancellationToken: cancellation);
        if (settings.Weights is { } weights)
            return settings.Variant.Load(weights);
        Console.Error.WriteLine($"{settings.Variant.TypeName} has random weights, so the results are random. Pass trained weights with --checkpoint NAME or --weights FILE.");
        return settings.Variant.Create(settings.Variant.ClassCount, settings.Variant.InputChannels, device: null, dtype: null);
    }

    /// <summary>
    /// Returns the preprocessing of the weights, with the settings of the command line. If the weights do not specify a preprocessing, that of the paper's evaluation is used, and
    /// the method prints a warning.
    /// </summary>
    private static Preprocessing PreprocessingFor(UnrolledNetwork model, ClassifySettings settings)
    {
        var known = model.WeightsInfo.Preprocessing;
        if (known is null && settings is { Weights: not null, Resize: null })
        {
            Console.Error.WriteLine(
                $"Warning: '{settings.Weights}' does not specify a preprocessing; "
                + $"pictures are resized to {settings.Variant.Resolution + 32} and cropped to {settings.Variant.Resolution} pixels. "
                + "To change this, specify --resize and --interpolation.");
        }

        known ??= Preprocessing.ForTrainingFromScratch(settings.Variant.Resolution);
        return known with { Resize = settings.Resize ?? known.Resize, Interpolation = settings.Interpolation ?? known.Interpolation };
    }
}
