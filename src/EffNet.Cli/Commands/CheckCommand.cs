using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet check</c>: the compiler's opinion of files, for CI and for editors without a C# project at hand.</summary>
internal static class CheckCommand
{
    private const string Description =
        """
        Reports every mistake in the files, one per line, as 'path(line,column): error CODE: message'.

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
        var (variants, errors) = (0, 0);
        foreach (var file in paths.Select(SourceFile.Load))
        {
            file.WriteMessages(output);
            variants += file.Variants.Count();
            errors += file.ErrorCount;
        }

        // For people; on the other stream, because whatever parses the messages should not have to skip it.
        error.WriteLine($"{Count.Of(paths.Length, "file")}, {Count.Of(variants, "variant")}, {Count.Of(errors, "error")}");
        return errors == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
