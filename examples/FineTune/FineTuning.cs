using EffNet.Training;
using Spectre.Console;

namespace FineTune;

/// <summary>The work: images in, a trained network and its report out.</summary>
internal static class FineTuning
{
    /// <summary>Wide enough that lines of a file are not broken.</summary>
    private const int FileWidth = 1000;

    public static async Task<int> RunAsync(FineTuneSettings settings, CancellationToken cancellation)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
            console.Profile.Width = FileWidth;
        try
        {
            await TrainAsync(settings, console, cancellation);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(File.Exists(ResultFiles.CheckpointIn(settings.Output))
                ? $"Stopped. '{ResultFiles.CheckpointIn(settings.Output)}' has the training up to now; the same command resumes it."
                : "Stopped before the training began; nothing was written.");
            return ExitCode.Canceled;
        }
        catch (Exception exception) when (Failure.MessageOf(exception) is not null)
        {
            Console.Error.WriteLine(Failure.MessageOf(exception));
            return ExitCode.Failure;
        }
    }

    private static async Task TrainAsync(FineTuneSettings settings, IAnsiConsole console, CancellationToken cancellation)
    {
        var isResumed = File.Exists(ResultFiles.CheckpointIn(settings.Output));
        if (isResumed && settings.IsNew)
            throw new IOException($"'{settings.Output}' has a training already. Give another folder with --output, or leave --new out to resume it.");
        var images = TrainingImages.Open(settings, cancellation);
        using var network = await StartNetwork.CreateAsync(settings, images.Training.ClassNames.Count, console, cancellation);
        Summary.WriteBeginning(console, settings, images, isResumed);
        var options = RecipeChoice.OptionsFor(settings);
        var result = await TrainingDisplay.ShowAsync(console, progress => Trainer.FitAsync(network, images.Training, images.Validation, options, progress, cancellation));
        Summary.Write(console, result, settings);
    }
}
