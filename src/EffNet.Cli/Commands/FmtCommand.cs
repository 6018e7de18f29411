using System.CommandLine;
using System.CommandLine.Parsing;
using EffNet.Cli.Formatting;
using EffNet.Cli.Reports;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet fmt</c>: files in canonical form, for people in place, for editors through a pipe, for CI as a check.</summary>
internal static class FmtCommand
{
    private const string Summary = "Rewrites files in canonical form.";

    private const string Details =
        """
        Comments, numbers and lines stay as they are; spaces, indentation and braces do not. A file with syntax errors is not touched.

        Examples:
          effnet fmt models.effnet
          effnet fmt models.effnet --check
          effnet fmt - < models.effnet

        Output:
          The names of the files that changed; of standard input its canonical form.
          Syntax errors and the number of changes go to standard error.

        Exit codes:
          0  every file is in canonical form now
          1  a file has syntax errors, cannot be read or written, or, with --check, is not in canonical form
          2  the command line has errors

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var files = FileArgument.ManyOrInput();
        files.Validators.Add(CheckAlone);
        var check = new Option<bool>("--check") { Description = "Write nothing; name the files that would change, and exit with 1 if there are any." };
        var json = JsonOption.Create("Print JSON: every file, whether it changed, and what kept it from that.");
        json.Validators.Add(result => CheckStandardOutput(result, result.GetResult(files), result.GetValue(check)));
        var command = new TaughtCommand("fmt", Summary, Details) { files, check, json };
        command.SetAction(result =>
        {
            var (input, paths) = (result.Input, result.GetRequiredValue(files));
            return paths is [SourceFile.StandardInput] && !result.GetValue(check)
                ? Pipe(FormattedSource.Load(SourceFile.StandardInput, input), result.Output, result.Error)
                : Run(paths.Select(path => FormattedSource.Load(path, input)), result.GetValue(check), result.GetValue(json), result.Output, result.Error);
        });
        return command;
    }

    private static void CheckAlone(ArgumentResult files)
    {
        if (files.Tokens.Count > 1 && files.Tokens.Any(t => t.Value == SourceFile.StandardInput))
            files.AddError($"The standard input, '{SourceFile.StandardInput}', is formatted alone; leave other files out.");
    }

    /// <summary>Refuses to print JSON and a file's text to the one standard output.</summary>
    private static void CheckStandardOutput(OptionResult json, ArgumentResult? files, bool check)
    {
        if (!check && files?.Tokens is [{ Value: SourceFile.StandardInput }] && json.GetValueOrDefault<bool>())
            json.AddError("The formatted text and JSON cannot both go to the standard output; add --check, or leave --json out.");
    }

    private static int Pipe(FormattedSource source, IAnsiConsole output, IAnsiConsole error)
    {
        output.Writer.Write(source.Formatted);
        return WriteMessages([source], error);
    }

    private static int Run(IEnumerable<FormattedSource> sources, bool check, bool json, IAnsiConsole output, IAnsiConsole error)
    {
        // Each is written before the next is read: one that is named twice changes once.
        var written = sources.Select(s => check ? s : s.Write()).ToList();
        var changed = written.Where(s => s.IsChanged).ToList();
        if (json)
            ToolJson.Write(ReportOf(written), output.Writer);
        else
            changed.ForEach(s => output.Writer.WriteLine(s.Path));
        var exitCode = WriteMessages(written, error);

        // For people; on the other stream, because whatever reads the names should not have to skip it.
        error.Writer.WriteLine($"{Count.Of(written.Count, "file")}, {Count.Of(changed.Count, "change")}{(check ? " to make" : string.Empty)}");
        return check && changed.Count > 0 ? ExitCode.Failure : exitCode;
    }

    private static FormatReport ReportOf(IEnumerable<FormattedSource> sources) =>
        new([.. sources.Select(s => new FormattedFileReport(s.Path, s.IsChanged, [.. s.Messages.Select(DiagnosticReport.Of)]))]);

    private static int WriteMessages(IReadOnlyCollection<FormattedSource> sources, IAnsiConsole error)
    {
        foreach (var message in sources.SelectMany(s => s.Messages))
            error.WriteMessage(message);
        return sources.All(s => s.Messages.Count == 0) ? ExitCode.Success : ExitCode.Failure;
    }
}
