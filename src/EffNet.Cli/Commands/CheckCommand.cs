using System.CommandLine;
using EffNet.Cli.Reports;
using EffNet.Cli.Sarif;
using EffNet.Language.Diagnostics;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet check</c>: prints the diagnostics of files, for CI and for editors without a C# project.</summary>
internal static class CheckCommand
{
    private const string Summary = "Reports errors, warnings and suggestions in files.";

    private const string Details =
        """
        Examples:
          effnet check models.effnet
          effnet check - < models.effnet
          effnet check models.effnet --json
          effnet check models.effnet --format sarif > effnet.sarif

        Output:
          Errors, warnings and suggestions, one per line, as 'path(line,column): error CODE: message', which MSBuild recognizes.
          In SARIF, file URIs are relative to the current directory; run the command in the root of the repository.
          The numbers of files, variants, errors and warnings go to standard error.

        Exit codes:
          0  no file has errors; warnings are allowed
          1  a file has errors, or cannot be read
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var files = FileArgument.ManyOrInput();
        var json = JsonOption.Create("Print JSON: each file with its diagnostics and their ranges, and the numbers of diagnostics; the same as '--format json'.");
        var format = FormatOption.Create(json);
        var command = new TaughtCommand("check", Summary, Details) { files, format, json };
        command.SetAction(result =>
        {
            var input = result.Input;
            var read = result.GetRequiredValue(files).DistinctBy(FileArgument.Identity).Select(path => SourceFile.Load(path, input)).ToList();
            return Report(read, result.GetValue(json) ? FormatOption.Json : result.GetValue(format), result.Output, result.Error);
        });
        return command;
    }

    private static int Report(List<SourceFile> files, string? format, IAnsiConsole output, IAnsiConsole error)
    {
        switch (format)
        {
            case FormatOption.Json:
                ToolJson.Write(CheckReport.Of(files), output.Writer);
                break;
            case FormatOption.Sarif:
                SarifWriter.Write(files, Environment.CurrentDirectory, output.Writer);
                break;
            default:
                files.ForEach(file => file.WriteMessages(output, DiagnosticSeverity.Info));
                break;
        }

        // The summary goes to the error stream, so that programs that read the messages do not have to skip it.
        var (errors, warnings) = (files.Sum(f => f.ErrorCount), files.Sum(f => f.WarningCount));
        var variants = files.Sum(f => f.Variants.Count());
        var warned = warnings == 0 ? string.Empty : $", {Count.Of(warnings, "warning")}";
        error.Writer.WriteLine($"{Count.Of(files.Count, "file")}, {Count.Of(variants, "variant")}, {Count.Of(errors, "error")}{warned}");
        return errors == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
