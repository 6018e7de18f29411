using System.CommandLine;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>Creates a console for the error stream whose lines can be overwritten, for progress bars.</summary>
internal static class ProgressConsole
{
    /// <summary>Creates the console.</summary>
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
