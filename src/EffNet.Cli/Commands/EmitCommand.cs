using System.CommandLine;
using EffNet.Cli.Reports;
using EffNet.Language.CSharp;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.PyTorch;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>
/// <c>effnet emit</c>: writes the C# that the generator would add to a project, as files to read, to commit or to use without the generator; or PyTorch
/// modules, as Python code.
/// </summary>
internal static class EmitCommand
{
    private const string Summary = "Writes the C# code of a file, or its networks as Python code.";

    private const string Details =
        """
        If an error leaves a network undefined, nothing is written. A 'require' or 'at' that is not met is an error too, but then the networks are written.

        --python writes a PyTorch module for each variant and each class of a search's candidates. A module depends only on torch, and its state_dict has
        the names of the network, which are torchvision's.

        Examples:
          effnet emit models.effnet -o Generated
          effnet emit models.effnet -o Generated --namespace My.Models
          effnet emit models.effnet -o python --python --variant B0

        Output:
          Errors and warnings, one per line. The number of files and changes goes to standard error.

        Exit codes:
          0  everything is written
          1  the file has errors or cannot be read, or the directory cannot be written
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.One();
        var directory = DirectoryOption();
        var @namespace = NamespaceOption.Create("The namespace of the types if the file declares none; by default, the global namespace.");
        var python = new Option<bool>("--python") { Description = "Write Python code instead: a PyTorch module for each variant and each class of a search's candidates." };
        var variant = VariantOption.Create(file, "With --python, only this variant, by its name (B0) or its type (EfficientNetB0).");
        var json = JsonOption.Create("Print JSON: the files, which of them changed, and diagnostics.");
        var command = new TaughtCommand("emit", Summary, Details) { file, directory, @namespace, python, variant, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(python) && PathValidation.Given(result, @namespace).Any())
                result.AddError($"Python code has no C# namespace; remove '{@namespace.Name}'.");
            if (!result.GetValue(python) && PathValidation.Given(result, variant).Any())
                result.AddError($"'{variant.Name}' requires '{python.Name}', because C# code is always written for the whole file.");
        });
        command.SetAction(result =>
        {
            var name = result.GetValue(variant);
            var source = SourceFile.Load(result.GetRequiredValue(file));
            if (name is not null && source.Model is not null && VariantOption.Find(source, name).Count == 0)
            {
                result.Error.WriteError(source.Path, VariantOption.Unknown(source, name));
                return ExitCode.Failure;
            }

            Func<FileModel, IEnumerable<TextFile>> emit = result.GetValue(python)
                ? _ => PythonFiles(source, name)
                // Only the file's name is passed, so that its C# does not depend on the current directory.
                : model => CSharpEmitter
                    .EmitAll(model, new EmitOptions(Path.GetFileName(source.Path), result.GetValue(@namespace) ?? string.Empty))
                    .Select(f => new TextFile(f.Name, f.Text));
            var emission = Emission.Of(source, result.GetRequiredValue(directory), emit);
            emission.Report(result.GetValue(json), result.Output, result.Error);
            return emission.ExitCode;
        });
        return command;
    }

    /// <summary>Returns the PyTorch modules of variants, in files with the names of their types.</summary>
    private static IEnumerable<TextFile> PythonFiles(SourceFile file, string? name)
    {
        foreach (var variant in name is null ? file.Model!.Families.SelectMany(f => f.AllNetworks()) : VariantOption.Find(file, name))
        {
            var type = NamedNetwork.FullNameOf(variant);
            var options = new PythonOptions { ClassName = type, Source = Path.GetFileName(file.Path) };
            if (variant.Network is { } network)
                yield return new TextFile($"{type.ToLowerInvariant()}.py", PythonEmitter.Emit(network, options));
        }
    }

    private static Option<string> DirectoryOption()
    {
        var directory = new Option<string>("--output", "-o")
        {
            Description = "The directory for the files; it is created if needed. Files that do not change are not touched.",
            HelpName = "DIR",
            Required = true,
        };
        directory.Validators.Add(PathValidation.Check);
        return directory;
    }

    /// <summary>The result of a run.</summary>
    private sealed record Emission(string Directory, IReadOnlyList<Message> Messages, IReadOnlyList<WrittenFile> Files, string Summary, int ExitCode)
    {
        /// <summary>Writes the files that <paramref name="emit"/> returns for a file to <paramref name="directory"/>.</summary>
        public static Emission Of(SourceFile file, string directory, Func<FileModel, IEnumerable<TextFile>> emit)
        {
            var messages = file.Messages.Where(m => m.Severity >= DiagnosticSeverity.Warning).ToList();
            if (file is not { IsBroken: false, Model: { } model })
                return new Emission(directory, messages, [], $"{Count.Of(file.ErrorCount, "error")}, nothing written", Cli.ExitCode.Failure);

            try
            {
                var files = OutputDirectory.Update(directory, emit(model).ToList());
                var summary = $"{Count.Of(files.Count, "file")} in {directory}, {Count.Of(files.Count(f => f.Written), "change")}";
                return new Emission(directory, messages, files, summary, file.ExitCode);
            }
            catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
            {
                // An ArgumentException is an error of the source file, for example a name that is valid in C# but not in Python.
                var failure = new Message(exception is ArgumentException ? file.Path : directory, DiagnosticSeverity.Error, null, exception.Message);
                return new Emission(directory, [.. messages, failure], [], string.Empty, Cli.ExitCode.Failure);
            }
        }

        /// <summary>Reports the written files and the diagnostics of the source file.</summary>
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
