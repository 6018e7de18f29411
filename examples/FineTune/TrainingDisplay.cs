using EffNet.Training;
using Spectre.Console;

namespace FineTune;

/// <summary>Shows the progress of a training.</summary>
internal static class TrainingDisplay
{
    /// <summary>Runs a training, with a live display on a terminal and a line for each epoch elsewhere.</summary>
    /// <param name="console">The console.</param>
    /// <param name="train">A function that starts the training and reports its progress to the given object.</param>
    public static Task<TrainingResult> ShowAsync(IAnsiConsole console, Func<IProgress<TrainingProgress>, Task<TrainingResult>> train) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true }
        ? console.Live(new Text("Reading the first images")).AutoClear(true).StartAsync(context => train(new LiveProgress(context)))
        : train(new EpochLines(Console.Out));
}
