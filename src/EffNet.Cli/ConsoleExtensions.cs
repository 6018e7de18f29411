using System.CommandLine;
using EffNet.Cli.Commands;
using EffNet.Cli.Formatting;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using Spectre.Console;

namespace EffNet.Cli;

/// <summary>Extensions that return the streams of a run as consoles with or without colors.</summary>
internal static class ConsoleExtensions
{
    extension(ParseResult result)
    {
        /// <summary>Gets the console for the results of the command.</summary>
        public IAnsiConsole Output => PlainConsole.Create(
            result.InvocationConfiguration.Output, ColorOption.Of(result, Configuration(result).OutputShowsColors), Configuration(result).OutputWidth);

        /// <summary>Gets the console for messages and summaries.</summary>
        public IAnsiConsole Error => PlainConsole.Create(result.InvocationConfiguration.Error, ColorOption.Of(result, Configuration(result).ErrorShowsColors));

        /// <summary>Gets the streams of the run and their properties.</summary>
        public ToolConfiguration Streams => Configuration(result);

        /// <summary>Gets the stream that is read if a path is <c>-</c>.</summary>
        public Stream Input => Configuration(result).Input;
    }

    extension(IAnsiConsole console)
    {
        /// <summary>Gets the underlying writer of the console, for text that must not change.</summary>
        public TextWriter Writer => console.Profile.Out.Writer;

        /// <summary>Writes <paramref name="message"/> as one line, with the severity in the color that compilers use for it.</summary>
        public void WriteMessage(Message message)
        {
            console.Writer.Write(Printable.Line(message.Place));
            console.Write(message.Word, SeverityStyle(message.Severity));
            console.Writer.WriteLine(Printable.Lines(message.Rest));
        }

        /// <summary>
        /// Writes <paramref name="line"/> unchanged, in the color that git uses for it. The line is not wrapped, so that programs such as git can apply the diff.
        /// </summary>
        public void WriteDiff(DiffLine line)
        {
            if (console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors || DiffStyle(line.Kind) is not { } style)
                console.Writer.Write(line.Text);
            else
                console.Write(new Verbatim(line.Text, style));
            console.Writer.Write(line.End);
        }

        /// <summary>Writes <paramref name="text"/> in lines that fit the console, each indented by <paramref name="indent"/> spaces.</summary>
        public void WriteProse(string text, int indent = 0)
        {
            foreach (var line in WordWrap.Lines(text, console.Profile.Width, indent))
                console.Writer.WriteLine(line);
        }

        /// <summary>Writes an error that applies to <paramref name="origin"/> as a whole.</summary>
        public void WriteError(string origin, string explanation) => console.WriteMessage(new Message(origin, DiagnosticSeverity.Error, null, explanation));
    }

    private static ToolConfiguration Configuration(ParseResult result) => (ToolConfiguration)result.InvocationConfiguration;

    private static Style? DiffStyle(DiffLineKind kind) => kind switch
    {
        DiffLineKind.File => new Style(decoration: Decoration.Bold),
        DiffLineKind.Hunk => new Style(Color.Teal),
        DiffLineKind.Removed => new Style(Color.Red),
        DiffLineKind.Added => new Style(Color.Green),
        _ => (Style?)null,
    };

    private static Style SeverityStyle(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => new Style(Color.Red, decoration: Decoration.Bold),
        DiagnosticSeverity.Warning => new Style(Color.Yellow, decoration: Decoration.Bold),
        _ => new Style(Color.Teal),
    };
}
