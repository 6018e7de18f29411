using System.CommandLine;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet check</c>: the compiler's opinion of files, for CI and for editors without a C# project at hand.</summary>
internal static class CheckCommand
{
    private const string Summary = "Reports mistakes in files, and what else there is to say about them.";

    private const string Details =
        """
        Examples:
          effnet check models.effnet
          effnet check - < models.effnet
          effnet check models.effnet --json

        Output:
          Errors, warnings and informations, one per line, as 'path(line,column): error CODE: message': a build that runs the tool takes them for its own.
          The number of files, variants, errors and warnings goes to standard error.

        Exit codes:
          0  no file has an error; warnings do not count
          1  a file has errors, or cannot be read
          2  the command line has errors

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var files = FileArgument.ManyOrInput();
        var json = JsonOption.Create("Print JSON: every file with its diagnostics, from where to where each is, and counts.");
        var command = new TaughtCommand("check", Summary, Details) { files, json };
        command.SetAction(result =>
        {
            var input = result.Input;
            var read = result.GetRequiredValue(files).Select(path => SourceFile.Load(path, input)).ToList();
            return Report(read, result.GetValue(json), result.Output, result.Error);
        });
        return command;
    }

    private static int Report(List<SourceFile> files, bool json, IAnsiConsole output, IAnsiConsole error)
    {
        if (json)
            ToolJson.Write(CheckReport.Of(files), output.Writer);
        else
            files.ForEach(file => file.WriteMessages(output, DiagnosticSeverity.Info));

        // For people; on the other stream, because whatever parses the messages should not have to skip it.
        var (errors, warnings) = (files.Sum(f => f.ErrorCount), files.Sum(f => f.WarningCount));
        var variants = files.Sum(f => f.Variants.Count());
        var warned = warnings == 0 ? string.Empty : $", {Count.Of(warnings, "warning")}";
        error.Writer.WriteLine($"{Count.Of(files.Count, "file")}, {Count.Of(variants, "variant")}, {Count.Of(errors, "error")}{warned}");
        return errors == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
