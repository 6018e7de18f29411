using System.CommandLine;
using EffNet.Language.Diagnostics;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet check</c>: the compiler's opinion of files, for CI and for editors without a C# project at hand.</summary>
internal static class CheckCommand
{
    private const string Description =
        """
        Reports what there is to say about the files, errors, warnings and informations, one per line, as 'path(line,column): error CODE: message'. Exits with 1 where there are errors.

        Example:
          effnet check models.effnet
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var files = FileArgument.Many();
        var command = new Command("check", Description) { files };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            return Run(result.GetRequiredValue(files), output, error);
        });
        return command;
    }

    private static int Run(string[] paths, TextWriter output, TextWriter error)
    {
        var (variants, errors, warnings) = (0, 0, 0);
        foreach (var file in paths.Select(SourceFile.Load))
        {
            file.WriteMessages(output, DiagnosticSeverity.Info);
            variants += file.Variants.Count();
            errors += file.ErrorCount;
            warnings += file.WarningCount;
        }

        // For people; on the other stream, because whatever parses the messages should not have to skip it.
        error.WriteLine($"{Count.Of(paths.Length, "file")}, {Count.Of(variants, "variant")}, {Count.Of(errors, "error")}{(warnings == 0 ? string.Empty : $", {Count.Of(warnings, "warning")}")}");
        return errors == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
