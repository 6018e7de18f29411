using Spectre.Console;

namespace EffNet.Cli.Tables;

/// <summary>Creates consoles whose output is plain text, which can be searched and compared.</summary>
internal static class PlainConsole
{
    /// <summary>
    /// Returns a console that writes to <paramref name="writer"/>. Lines have at most <paramref name="width"/> columns; <see langword="null"/> for lines of any
    /// length. The console has colors only if <paramref name="ansi"/> specifies them, even on build servers, on which Spectre would otherwise turn colors on.
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
