using System.CommandLine;
using System.CommandLine.Parsing;

namespace EffNet.Cli.Commands;

/// <summary>Rejects words that cannot be paths, because the errors of the file system would be less clear.</summary>
internal static class PathValidation
{
    /// <summary>
    /// Reports empty paths, standard input, and misspelled options that the parser read as paths. A file whose name begins with '-' can be specified as
    /// './-name'.
    /// </summary>
    public static void Check(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(t => t.Value))
        {
            if (path == SourceFile.StandardInput)
                result.AddError("'-' is standard input, which this command does not read; specify a file or directory.");
            else
                CheckPath(result, path);
        }
    }

    /// <summary>Reports the same errors for commands that accept the path <c>-</c>, which must be specified at most once.</summary>
    public static void CheckOrStream(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(t => t.Value).Where(p => p != SourceFile.StandardInput))
            CheckPath(result, path);
        CheckStreams(result, result.Tokens.Select(t => t.Value));
    }

    /// <summary>Reports an error if <paramref name="paths"/> contain <c>-</c> several times.</summary>
    public static void CheckStreams(SymbolResult result, IEnumerable<string> paths)
    {
        if (paths.Count(p => p == SourceFile.StandardInput) > 1)
            result.AddError("Standard input can be read only once; specify '-' once.");
    }

    /// <summary>
    /// Returns the words that were specified for <paramref name="symbol"/>. A validator of a command reads words instead of values, because the library skips the
    /// validators of a symbol whose value was already read.
    /// </summary>
    public static IEnumerable<string> Given(CommandResult command, Symbol symbol) =>
        command.Children.FirstOrDefault(child => child switch
        {
            ArgumentResult argument => argument.Argument == symbol,
            OptionResult option => option.Option == symbol,
            _ => false,
        })?.Tokens.Select(token => token.Value) ?? [];

    private static void CheckPath(SymbolResult result, string path)
    {
        if (path.Length == 0)
            result.AddError("A path is empty; specify a file or directory.");
        else if (UnknownOption.ProblemOf(path, result) is { } problem)
            result.AddError(problem);
    }
}
