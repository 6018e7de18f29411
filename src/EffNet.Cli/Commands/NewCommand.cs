using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using EffNet.Cli.Reports;
using EffNet.Cli.Starters;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet new</c>: creates a file with one of the families that the tool contains.</summary>
internal static class NewCommand
{
    private const string Summary = "Writes a file with one of the shipped families, or lists them.";

    private const string Details =
        """
        Examples:
          effnet new
          effnet new efficientnet
          effnet new resnet -o models.effnet --namespace My.Models
          effnet new mobilenet-v2 -o -

        Output:
          Without NAME, or with --list, a list of the families. With NAME, a file is written, and its name goes to standard error; '-o -' prints the file
          instead. An existing file is overwritten only with --force.

        Exit codes:
          0  the file is written
          1  the file already exists or cannot be written
          2  the command line has errors, or no family has that name

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var name = NameArgument();
        var path = new Option<string>("--output", "-o") { Description = "The file to write; by default, NAME.effnet. '-' is standard output.", HelpName = "FILE" };
        path.Validators.Add(PathValidation.CheckOrStream);
        var force = new Option<bool>("--force") { Description = "Overwrite an existing file." };
        var @namespace = NamespaceOption.Create("The namespace of the types; by default, the namespace in the shipped file.");
        var list = new Option<bool>("--list") { Description = "List the families." };
        var json = JsonOption.Create("Print JSON: the file that was written, or the list.");
        var command = new TaughtCommand("new", Summary, Details) { name, path, force, @namespace, list, json };
        command.Validators.Add(result =>
        {
            var isNamed = PathValidation.Given(result, name).Any();
            if (result.GetValue(list) && isNamed)
                result.AddError("'--list' lists all families; remove NAME or '--list'.");
            else if (!isNamed)
                RefuseGiven(result, [path, force, @namespace]);
            if (result.GetValue(json) && PathValidation.Given(result, path).Contains(SourceFile.StandardInput))
                result.AddError("'--json' and '-o -' both write to standard output; remove one.");
        });
        command.SetAction(result =>
        {
            var isJson = result.GetValue(json);
            if (result.GetValue(name) is not { } wanted)
                return List(isJson, result.Output);
            var starter = Starter.All.Single(s => s.Name == wanted);
            var text = result.GetValue(@namespace) is { } own ? starter.In(own) : starter.Text;
            return Write(starter with { Text = text }, result.GetValue(path) ?? starter.FileName, result.GetValue(force), isJson, result);
        });
        return command;
    }

    /// <summary>Reports options that have no effect when families are listed.</summary>
    private static void RefuseGiven(CommandResult result, IEnumerable<Option> options)
    {
        foreach (var option in options.Where(o => result.GetResult(o) is { Implicit: false }))
            result.AddError($"'{option.Name}' requires NAME; without it, the families are listed.");
    }

    private static Argument<string?> NameArgument()
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "The name of a family that 'effnet new' lists.",
            HelpName = "NAME",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.CompletionSources.Add([.. Starter.All.Select(s => s.Name)]);
        name.Validators.Add(result =>
        {
            var names = Starter.All.Select(s => s.Name).ToList();
            if (result.Tokens is [{ Value: var word }] && !names.Contains(word))
                result.AddError(Explain(word, names, result));
        });
        return name;
    }

    private static string Explain(string word, List<string> names, SymbolResult place)
    {
        if (UnknownOption.ProblemOf(word, place) is { } problem)
            return problem;
        return Spelling.Nearest(word, names) is { } nearest
            ? $"Unknown family '{word}'. Did you mean '{nearest}'?"
            : $"Unknown family '{word}'; expected one of {string.Join(", ", names)}.";
    }

    private static int List(bool json, IAnsiConsole output)
    {
        var listed = Starter.All.Select(s => new ListedStarter(s.Name, s.Variants, s.Summary)).ToList();
        if (json)
        {
            ToolJson.Write(new StarterListReport(listed), output.Writer);
            return ExitCode.Success;
        }

        var table = new PlainTable().Words("Name").Words("What it is").Numbers("Variants", leaveOut: 1);
        foreach (var starter in listed)
            table.AddRow(starter.Name, starter.Summary, Figures.Exact(starter.Variants));
        output.Write(table);
        return ExitCode.Success;
    }

    private static int Write(Starter starter, string path, bool force, bool json, ParseResult result)
    {
        if (path == SourceFile.StandardInput)
        {
            result.Output.Writer.Write(starter.Text);
            return ExitCode.Success;
        }

        try
        {
            // CreateNew fails if the file exists. With a separate check, another process could create the file after the check.
            using var stream = new FileStream(path, force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(starter.Text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var exists = !force && File.Exists(path);
            result.Error.WriteError(path, exists ? "The file already exists; specify another one with -o, or overwrite it with --force." : FileProblem.OfWriting(path, exception));
            return ExitCode.Failure;
        }

        if (json)
            ToolJson.Write(new StarterReport(starter.Name, path, starter.Variants), result.Output.Writer);
        result.Error.Writer.WriteLine($"{path}: {Count.Of(starter.Variants, "variant")}; 'effnet describe {path}' shows them");
        return ExitCode.Success;
    }
}
