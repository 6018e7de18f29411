using EffNet.Training;
using Spectre.Console;

namespace FineTune;

/// <summary>Trains a network on a folder of images and writes its report.</summary>
internal static class FineTuning
{
    /// <summary>The width of output to files, so that lines are not wrapped.</summary>
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
                ? $"Canceled. '{ResultFiles.CheckpointIn(settings.Output)}' has the state of the training. Run the same command again to resume."
                : "Canceled before the training began. No files were written.");
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
            throw new IOException($"'{settings.Output}' already has a training. Specify another folder with --output, or remove --new to resume the training.");
        var images = TrainingImages.Open(settings, cancellation);
        using var network = await StartNetwork.CreateAsync(settings, images.Training.ClassNames, console, cancellation);
        Summary.WriteBeginning(console, settings, images, isResumed);
        var options = RecipeChoice.OptionsFor(settings);
        var result = await TrainingDisplay.ShowAsync(console, progress => Trainer.FitAsync(network, images.Training, images.Validation, options, progress, cancellation));
        Summary.Write(console, result, settings);
    }
}
