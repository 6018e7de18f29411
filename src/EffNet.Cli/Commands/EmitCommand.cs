using System.CommandLine;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using EffNet.Language.Emit;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>
/// <c>effnet emit</c>: the C# that the generator would add to a project, as files to read, to commit or to use without the generator.
/// </summary>
internal static class EmitCommand
{
    private const string Summary = "Writes the C# code of a file.";

    private const string Details =
        """
        If an error leaves a network undefined, nothing is written. A missed 'require' or 'at' is an error too, but the networks are defined and are written.

        Examples:
          effnet emit models.effnet -o Generated
          effnet emit models.effnet -o Generated --namespace My.Models

        Output:
          Errors and warnings, one per line. The number of files and changes goes to standard error.

        Exit codes:
          0  everything is written
          1  the file has errors or cannot be read, or the directory cannot be written
          2  the command line has errors

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.One();
        var directory = DirectoryOption();
        var @namespace = NamespaceOption.Create("The namespace of the types if the file declares none; by default, the global namespace.");
        var json = JsonOption.Create("Print JSON: the files, which of them changed, and diagnostics.");
        var command = new TaughtCommand("emit", Summary, Details) { file, directory, @namespace, json };
        command.SetAction(result =>
        {
            var (path, target) = (result.GetRequiredValue(file), result.GetRequiredValue(directory));
            var emission = Emission.Of(path, target, result.GetValue(@namespace) ?? string.Empty);
            emission.Report(result.GetValue(json), result.Output, result.Error);
            return emission.ExitCode;
        });
        return command;
    }

    private static Option<string> DirectoryOption()
    {
        var directory = new Option<string>("--output", "-o")
        {
            Description = "The directory for the C# files; it is created if needed. Files that do not change are not touched.",
            HelpName = "DIR",
            Required = true,
        };
        directory.Validators.Add(PathValidation.Check);
        return directory;
    }

    /// <summary>The result of a run.</summary>
    private sealed record Emission(string Directory, IReadOnlyList<Message> Messages, IReadOnlyList<WrittenFile> Files, string Summary, int ExitCode)
    {
        /// <summary>Writes the C# of the file at <paramref name="path"/> to <paramref name="directory"/>.</summary>
        public static Emission Of(string path, string directory, string defaultNamespace)
        {
            var file = SourceFile.Load(path);
            var messages = file.Messages.Where(m => m.Severity >= DiagnosticSeverity.Warning).ToList();
            if (file is not { IsBroken: false, Model: { } model })
                return new Emission(directory, messages, [], $"{Count.Of(file.ErrorCount, "error")}, nothing written", Cli.ExitCode.Failure);

            // The name alone: the same file makes the same C# from wherever it is emitted.
            var options = new EmitOptions(Path.GetFileName(path), defaultNamespace);
            try
            {
                var files = OutputDirectory.Update(directory, CSharpEmitter.EmitAll(model, options).ToList());
                var summary = $"{Count.Of(files.Count, "file")} in {directory}, {Count.Of(files.Count(f => f.Written), "change")}";
                return new Emission(directory, messages, files, summary, file.ExitCode);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                var failure = new Message(directory, DiagnosticSeverity.Error, null, exception.Message);
                return new Emission(directory, [.. messages, failure], [], string.Empty, Cli.ExitCode.Failure);
            }
        }

        /// <summary>Reports what was written, and the diagnostics of the file.</summary>
        public void Report(bool json, IAnsiConsole output, IAnsiConsole error)
        {
            if (json)
                ToolJson.Write(new EmitReport(Directory, Files, [.. Messages.Select(DiagnosticReport.Of)]), output.Writer);
            foreach (var message in json ? [] : Messages)
                output.WriteMessage(message);
            if (Summary.Length > 0)
                error.Writer.WriteLine(Summary);
        }
    }
}
