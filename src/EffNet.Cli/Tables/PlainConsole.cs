using Spectre.Console;

namespace EffNet.Cli.Tables;

/// <summary>Makes consoles for tables that are read, searched and compared as plain text.</summary>
internal static class PlainConsole
{
    /// <summary>
    /// A console on <paramref name="writer"/> without an edge, terminal or not: Spectre would fit a table to the edge by breaking numbers apart. It has no
    /// colours unless <paramref name="ansi"/> says so, on build servers too, where Spectre would otherwise turn them on.
    /// </summary>
    public static IAnsiConsole Create(TextWriter writer, AnsiSupport ansi = AnsiSupport.No)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.No ? ColorSystemSupport.NoColors : ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = int.MaxValue;
        return console;
    }
}
