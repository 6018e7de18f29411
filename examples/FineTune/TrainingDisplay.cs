using EffNet.Training;
using Spectre.Console;

namespace FineTune;

/// <summary>Shows a training while it runs.</summary>
internal static class TrainingDisplay
{
    /// <summary>Runs a training, with a live display on a terminal and a line for each epoch elsewhere.</summary>
    /// <param name="console">The console.</param>
    /// <param name="train">Starts the training, which reports to what it is given.</param>
    public static Task<TrainingResult> ShowAsync(IAnsiConsole console, Func<IProgress<TrainingProgress>, Task<TrainingResult>> train) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true }
        ? console.Live(new Text("Reading the first images")).AutoClear(true).StartAsync(context => train(new LiveProgress(context)))
        : train(new EpochLines(Console.Out));
}
