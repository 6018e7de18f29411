using System.CommandLine;
using System.CommandLine.Parsing;
using EffNet.Cli.Formatting;
using EffNet.Cli.Reports;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet fmt</c>: formats files in place or standard input for editors, and checks files for CI.</summary>
internal static class FmtCommand
{
    private const string Summary = "Formats files in place, or checks that they are formatted.";

    private const string Details =
        """
        Spaces, indentation and braces change; comments, numbers and the order of lines do not. A file with syntax errors is not changed.

        Examples:
          effnet fmt models.effnet
          effnet fmt models.effnet --check
          effnet fmt models.effnet --check --diff
          effnet fmt - < models.effnet

        Output:
          The names of the files that changed, or with --diff a unified diff; for standard input, the formatted text.
          Syntax errors and the number of changes go to standard error.

        Exit codes:
          0  every file is now in canonical form, or --diff printed what would change
          1  a file has syntax errors, cannot be read or written, or, with --check, is not in canonical form
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var files = FileArgument.ManyOrInput();
        files.Validators.Add(CheckAlone);
        var check = new Option<bool>("--check") { Description = "Write nothing; print the names of files that would change, and exit with 1 if there are any." };
        var diff = new Option<bool>("--diff") { Description = "Write nothing; print what would change as a unified diff." };
        var json = JsonOption.Create("Print JSON: each file, whether it changed, and the errors that prevented formatting.");
        json.Validators.Add(result => CheckStandardOutput(result, result.GetResult(files), result.GetValue(check), result.GetValue(diff)));
        var command = new TaughtCommand("fmt", Summary, Details) { files, check, diff, json };
        command.SetAction(result =>
        {
            var (input, paths) = (result.Input, result.GetRequiredValue(files).DistinctBy(FileArgument.Identity).ToArray());
            var request = new Request(result.GetValue(check), result.GetValue(diff), result.GetValue(json));
            return paths is [SourceFile.StandardInput] && !request.IsDry
                ? Pipe(FormattedSource.Load(SourceFile.StandardInput, input), result.Output, result.Error)
                : Run(paths.Select(path => FormattedSource.Load(path, input)), request, result.Output, result.Error);
        });
        return command;
    }

    private static void CheckAlone(ArgumentResult files)
    {
        if (files.Tokens.Count > 1 && files.Tokens.Any(t => t.Value == SourceFile.StandardInput))
            files.AddError($"Standard input, '{SourceFile.StandardInput}', cannot be formatted together with other files.");
    }

    /// <summary>Reports that JSON and another output would both go to standard output.</summary>
    private static void CheckStandardOutput(OptionResult json, ArgumentResult? files, bool check, bool diff)
    {
        if (diff && json.GetValueOrDefault<bool>())
            json.AddError("'--diff' and '--json' are two formats; choose one.");
        else if (!check && files?.Tokens is [{ Value: SourceFile.StandardInput }] && json.GetValueOrDefault<bool>())
            json.AddError("The formatted text and JSON cannot both go to standard output; add --check, or remove --json.");
    }

    private static int Pipe(FormattedSource source, IAnsiConsole output, IAnsiConsole error)
    {
        output.Writer.Write(source.Formatted);
        return WriteMessages([source], error);
    }

    private static int Run(IEnumerable<FormattedSource> sources, Request request, IAnsiConsole output, IAnsiConsole error)
    {
        // Each file is written before the next file is read, so that a file that is specified twice is changed once.
        var written = sources.Select(s => request.IsDry ? s : s.Write()).ToList();
        var changed = written.Where(s => s.IsChanged).ToList();
        if (request.Json)
            ToolJson.Write(ReportOf(written), output.Writer);
        else if (request.Diff)
            changed.SelectMany(s => s.Diff()).ToList().ForEach(output.WriteDiff);
        else
            changed.ForEach(s => output.Writer.WriteLine(s.Path));
        var exitCode = WriteMessages(written, error);

        // The summary goes to the error stream, so that programs that read the names do not have to skip it.
        error.Writer.WriteLine($"{Count.Of(written.Count, "file")}, {Count.Of(changed.Count, "change")}{(request.IsDry ? " to make" : string.Empty)}");
        return request.Check && changed.Count > 0 ? ExitCode.Failure : exitCode;
    }

    private static FormatReport ReportOf(IEnumerable<FormattedSource> sources) =>
        new([.. sources.Select(s => new FormattedFileReport(s.Path, s.IsChanged, [.. s.Messages.Select(DiagnosticReport.Of)]))]);

    private static int WriteMessages(IReadOnlyCollection<FormattedSource> sources, IAnsiConsole error)
    {
        foreach (var message in sources.SelectMany(s => s.Messages))
            error.WriteMessage(message);
        return sources.All(s => s.Messages.Count == 0) ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>The request of the command line.</summary>
    /// <param name="Check"><see langword="true"/> if a change is a failure.</param>
    /// <param name="Diff"><see langword="true"/> to print changes as a diff.</param>
    /// <param name="Json"><see langword="true"/> to print changes as JSON.</param>
    private sealed record Request(bool Check, bool Diff, bool Json)
    {
        /// <summary>Gets a value that indicates whether no file is written.</summary>
        public bool IsDry => Check || Diff;
    }
}
