using System.CommandLine;
using System.CommandLine.Parsing;

namespace EffNet.Cli.Commands;

/// <summary>Rejects words that cannot be meant as paths, before the file system rejects them less clearly.</summary>
internal static class PathValidation
{
    /// <summary>
    /// Reports empty paths, and misspelled options that the parser took for paths; a path that begins with '-' can be written './-'.
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

    /// <summary>The same for commands that read or write a stream if the path is <c>-</c>.</summary>
    public static void CheckOrStream(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(t => t.Value).Where(p => p != SourceFile.StandardInput))
            CheckPath(result, path);
        CheckStreams(result, result.Tokens.Select(t => t.Value));
    }

    /// <summary>Reports <c>-</c> twice among <paramref name="paths"/>.</summary>
    public static void CheckStreams(SymbolResult result, IEnumerable<string> paths)
    {
        if (paths.Count(p => p == SourceFile.StandardInput) > 1)
            result.AddError("Standard input can be read only once; specify '-' once.");
    }

    /// <summary>
    /// Returns the words that <paramref name="symbol"/> was given. A validator of a command reads words, not values: the library does not run the validators of
    /// a symbol whose value was read before.
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
