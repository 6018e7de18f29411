using System.CommandLine;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>The error stream as a terminal whose lines are written over while something runs.</summary>
internal static class ProgressConsole
{
    /// <summary>Creates it.</summary>
    /// <param name="result">The command line.</param>
    public static IAnsiConsole Create(ParseResult result)
    {
        var ansi = ColorOption.Of(result, result.Streams.ErrorShowsColors);
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi == AnsiSupport.Yes ? AnsiSupport.Yes : AnsiSupport.Detect,
            ColorSystem = ansi == AnsiSupport.No ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(result.InvocationConfiguration.Error),
        });
    }
}
