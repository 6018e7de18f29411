using System.CommandLine;
using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Emit;

namespace EffNet.Cli.Commands;

/// <summary>
/// <c>effnet emit</c>: the C# that the generator would add to a project, as files to read, to commit or to use without the generator.
/// </summary>
internal static class EmitCommand
{
    private const string Description =
        """
        Writes the C# of a file.
        A mistake that leaves something without a network is reported, and nothing is written.
        A missed 'require' or 'at' is reported too, but the networks are sound and are written.

        Example:
          effnet emit models.effnet -o Generated
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.One();
        var directory = DirectoryOption();
        var @namespace = NamespaceOption();
        var command = new Command("emit", Description) { file, directory, @namespace };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var defaultNamespace = result.GetValue(@namespace) ?? string.Empty;
            return Run(result.GetRequiredValue(file), result.GetRequiredValue(directory), defaultNamespace, output, error);
        });
        return command;
    }

    private static Option<string> DirectoryOption()
    {
        var directory = new Option<string>("--output", "-o")
        {
            Description = "Where the C# goes; made if it is not there. Files whose text did not change are not touched.",
            HelpName = "DIR",
            Required = true,
        };
        directory.Validators.Add(PathValidation.Check);
        return directory;
    }

    private static Option<string> NamespaceOption()
    {
        var @namespace = new Option<string>("--namespace")
        {
            Description = "The namespace for a file that declares none; left out, its types have none.",
            HelpName = "NAME",
        };
        @namespace.Validators.Add(result =>
        {
            var name = result.GetValueOrDefault<string>();
            if (!IsNamespace(name))
                result.AddError($"'{name}' is not a C# namespace.");
        });
        return @namespace;
    }

    /// <summary>A namespace is what the language takes for one: the text behind the word <c>namespace</c> in a file.</summary>
    private static bool IsNamespace(string? name) => ModelCompiler.Compile($"effnet 1; namespace {name};").Model.Namespace == name;

    private static int Run(string path, string directory, string defaultNamespace, TextWriter output, TextWriter error)
    {
        var file = SourceFile.Load(path);
        file.WriteMessages(output, DiagnosticSeverity.Warning);
        if (file is not { IsBroken: false, Model: { } model })
        {
            error.WriteLine($"{Count.Of(file.ErrorCount, "error")}, nothing written");
            return ExitCode.Failure;
        }

        // The name alone: the same file makes the same C# from wherever it is emitted.
        var options = new EmitOptions(Path.GetFileName(path), defaultNamespace);
        var emitted = CSharpEmitter.EmitAll(model, options).ToList();
        try
        {
            var written = OutputDirectory.Update(directory, emitted);
            error.WriteLine($"{Count.Of(emitted.Count, "file")} in {directory}, {Count.Of(written, "change")}");
            return file.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            output.WriteLine(CanonicalMessage.ForPath(directory, exception.Message));
            return ExitCode.Failure;
        }
    }
}
