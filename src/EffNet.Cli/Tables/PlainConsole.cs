using Spectre.Console;

namespace EffNet.Cli.Tables;

/// <summary>Makes consoles for tables that are read, searched and compared as plain text.</summary>
internal static class PlainConsole
{
    /// <summary>
    /// A console on <paramref name="writer"/> without colours and without an edge, terminal or not: Spectre would fit a table to the edge
    /// by breaking numbers apart.
    /// </summary>
    public static IAnsiConsole Create(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = int.MaxValue;
        return console;
    }
}
