using System.CommandLine;
using EffNet.Cli.Comparison;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet diff</c>: prints the effect of an edit on the networks, for reviews.</summary>
internal static class DiffCommand
{
    private const string Summary = "Compares two files: costs, stages, layers, weights.";

    private const string Details =
        """
        Variants and searches are matched by the name of their C# type. Comments, 'require' and the order of settings are ignored.

        Examples:
          git show HEAD:models.effnet | effnet diff - models.effnet
          effnet diff before.effnet after.effnet --markdown
          effnet diff before.effnet after.effnet --json --exit-code

        Output:
          For each variant that differs: its costs, settings, stages, blocks and layers before and after, and whether weights still fit.
          Errors and warnings about the files go to standard error.

        Exit codes:
          0  neither file has errors, whether they differ or not
          1  a file has errors or cannot be read
          2  the command line has errors
          With --exit-code, the codes of 'diff': 0 identical, 1 different, 2 errors in a file or the command line.

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var before = FileArgument.OneOrInput("BEFORE", "The earlier .effnet file; '-' is standard input.");
        var after = FileArgument.OneOrInput("AFTER", "The later .effnet file; '-' is standard input.");
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 1 if the files differ, with 2 on errors." };
        var markdown = new Option<bool>("--markdown") { Description = "Print Markdown, for a comment on a pull request." };
        var json = JsonOption.Create("Print JSON instead of tables.");
        var command = new TaughtCommand("diff", Summary, Details) { before, after, exitCode, markdown, json };
        command.Validators.Add(result =>
        {
            PathValidation.CheckStreams(result, PathValidation.Given(result, before).Concat(PathValidation.Given(result, after)));
            if (result.GetValue(markdown) && result.GetValue(json))
                result.AddError("'--markdown' and '--json' are two formats; choose one.");
        });
        command.SetAction(result =>
        {
            var input = result.Input;
            var files = (Before: SourceFile.Load(result.GetRequiredValue(before), input), After: SourceFile.Load(result.GetRequiredValue(after), input));
            var format = result.GetValue(json) ? Format.Json : result.GetValue(markdown) ? Format.Markdown : Format.Text;
            var differs = Compare(files.Before, files.After, format, result.Output, result.Error);
            return ExitCodeFor(files.Before.ErrorCount + files.After.ErrorCount > 0, differs, result.GetValue(exitCode));
        });
        return command;
    }

    /// <summary>The format of a comparison.</summary>
    private enum Format
    {
        Text,
        Markdown,
        Json,
    }

    /// <summary>Prints the differences. Returns <see langword="true"/> if there are any; otherwise, <see langword="false"/>.</summary>
    private static bool Compare(SourceFile before, SourceFile after, Format format, IAnsiConsole output, IAnsiConsole error)
    {
        before.WriteMessages(error, DiagnosticSeverity.Warning);
        after.WriteMessages(error, DiagnosticSeverity.Warning);
        if (before.Model is null || after.Model is null)
            return true;

        var comparison = FileComparison.Of(before, after);
        switch (format)
        {
            case Format.Json:
                ToolJson.Write(comparison, output.Writer);
                break;
            case Format.Markdown:
                ComparisonMarkdown.Write(comparison, output.Writer);
                break;
            default:
                ComparisonTables.Write(comparison, output);
                break;
        }

        return !comparison.Identical;
    }

    private static int ExitCodeFor(bool hasErrors, bool differs, bool asDiff) => asDiff
        ? hasErrors ? ExitCode.CannotCompare : differs ? ExitCode.Different : ExitCode.Success
        : hasErrors ? ExitCode.Failure : ExitCode.Success;
}
