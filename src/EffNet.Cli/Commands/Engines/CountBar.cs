using System.CommandLine;
using Spectre.Console;

namespace EffNet.Cli.Commands.Engines;

/// <summary>A line on a terminal that shows how many pictures are done, and is removed at the end. Nothing is shown where the error stream is not a terminal.</summary>
internal static class CountBar
{
    /// <summary>Shows it while something runs.</summary>
    /// <typeparam name="T">What that returns.</typeparam>
    /// <param name="result">The command line.</param>
    /// <param name="total">How many pictures there are; <see langword="null"/> if that is not known yet.</param>
    /// <param name="run">What runs; it is given what to call with the number of pictures done and of all.</param>
    public static T Show<T>(ParseResult result, int? total, Func<Action<int, int>, T> run)
    {
        if (!result.Streams.ErrorIsTerminal)
            return run((_, _) => { });
        return ProgressConsole.Create(result).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask("pictures", maxValue: total ?? 1);
                return run((done, all) => (bar.MaxValue, bar.Value) = (all, done));
            });
    }
}
