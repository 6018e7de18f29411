using EffNet;
using Spectre.Console;

namespace Classify;

/// <summary>Counts what has been done, on a terminal.</summary>
internal static class Progress
{
    /// <summary>Takes all answers, and shows a bar meanwhile where somebody can see it.</summary>
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
