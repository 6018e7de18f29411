using Spectre.Console;

namespace EffNet.Cli.Tables;

/// <summary>Creates consoles for tables that are read, searched and compared as plain text.</summary>
internal static class PlainConsole
{
    /// <summary>
    /// Returns a console on <paramref name="writer"/> whose lines end at <paramref name="width"/>; <see langword="null"/> for lines of any length. It has
    /// colors only if <paramref name="ansi"/> specifies them, even on build servers, where Spectre would otherwise turn them on.
    /// </summary>
    public static IAnsiConsole Create(TextWriter writer, AnsiSupport ansi = AnsiSupport.No, int? width = null)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.No ? ColorSystemSupport.NoColors : ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width ?? int.MaxValue;
        return console;
    }
}
