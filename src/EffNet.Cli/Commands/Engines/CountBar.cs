using System.CommandLine;
using Spectre.Console;

namespace EffNet.Cli.Commands.Engines;

/// <summary>
/// A line on a terminal that shows the number of processed images and is removed at the end. It is not shown if the error stream is not a terminal.
/// </summary>
internal static class CountBar
{
    /// <summary>Shows the line while an operation runs.</summary>
    /// <typeparam name="T">The type of the operation's result.</typeparam>
    /// <param name="result">The command line.</param>
    /// <param name="total">The number of images; <see langword="null"/> if it is not known yet.</param>
    /// <param name="run">The operation. It receives a method to call with the number of processed images and the number of all images.</param>
    public static T Show<T>(ParseResult result, int? total, Func<Action<int, int>, T> run)
    {
        if (!result.Streams.ErrorIsTerminal)
            return run((_, _) => { });
        return ProgressConsole.Create(result).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask("images", maxValue: total ?? 1);
                return run((done, all) => (bar.MaxValue, bar.Value) = (all, done));
            });
    }
}
