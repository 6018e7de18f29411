using EffNet;
using Spectre.Console;

namespace Classify;

/// <summary>Shows the progress on a terminal.</summary>
internal static class Progress
{
    /// <summary>Collects all results, and shows a progress bar meanwhile if standard error is a terminal.</summary>
    public static IReadOnlyList<FilePrediction> Of(int count, IEnumerable<FilePrediction> answers)
    {
        if (Console.IsErrorRedirected)
            return [.. answers];
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
            .Start(context => Count(context.AddTask("pictures", maxValue: count), answers));
    }

    private static List<FilePrediction> Count(ProgressTask task, IEnumerable<FilePrediction> answers)
    {
        var all = new List<FilePrediction>();
        foreach (var answer in answers)
        {
            all.Add(answer);
            task.Increment(1);
        }

        return all;
    }
}
