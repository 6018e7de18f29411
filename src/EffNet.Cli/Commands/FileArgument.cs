using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using EffNet.Cli.Completion;

namespace EffNet.Cli.Commands;

/// <summary>Creates the arguments for .effnet files. Their values are strings, because messages repeat them as the user wrote them.</summary>
internal static class FileArgument
{
    /// <summary>Creates the argument for the one file of a command.</summary>
    public static Argument<string> One() => Named<string>("FILE", "The .effnet file.", PathValidation.Check);

    /// <summary>Creates the argument for the one file of a command, or standard input.</summary>
    public static Argument<string> OneOrInput(string name = "FILE", string description = "The .effnet file; '-' is standard input.") =>
        Named<string>(name, description, PathValidation.CheckOrStream);

    /// <summary>Creates the argument for any number of files, or none.</summary>
    /// <param name="description">The description of the argument.</param>
    public static Argument<string[]> Any(string description)
    {
        var files = Named<string[]>("FILE", description, PathValidation.Check);
        files.Arity = ArgumentArity.ZeroOrMore;
        return files;
    }

    /// <summary>Creates the argument for one or more files. One of them may be standard input.</summary>
    public static Argument<string[]> ManyOrInput()
    {
        var files = Named<string[]>("FILE", "The .effnet files; '-' is standard input.", PathValidation.CheckOrStream);
        files.Arity = ArgumentArity.OneOrMore;
        return files;
    }

    /// <summary>Returns a text that is equal for all paths of the same file, so that a file that is specified twice is read once.</summary>
    public static string Identity(string path) => path == SourceFile.StandardInput ? path : Path.GetFullPath(path);

    private static Argument<T> Named<T>(string name, string description, Action<SymbolResult> check)
    {
        var file = new Argument<T>(name) { Description = description, HelpName = name };
        file.Validators.Add(check);
        file.CompletionSources.Add(context => PathCompletions.Of(context.WordToComplete).Select(path => new CompletionItem(path)));
        return file;
    }
}
