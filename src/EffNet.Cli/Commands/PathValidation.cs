using System.CommandLine;
using System.CommandLine.Parsing;

namespace EffNet.Cli.Commands;

/// <summary>Rejects words that cannot be paths before the file system rejects them with a less clear error.</summary>
internal static class PathValidation
{
    /// <summary>
    /// Reports empty paths and misspelled options that the parser took for paths. A path that begins with '-' can be written as './-'.
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

    /// <summary>Reports the same for commands that read or write a stream if the path is <c>-</c>.</summary>
    public static void CheckOrStream(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(t => t.Value).Where(p => p != SourceFile.StandardInput))
            CheckPath(result, path);
        CheckStreams(result, result.Tokens.Select(t => t.Value));
    }

    /// <summary>Reports <paramref name="paths"/> that contain <c>-</c> twice.</summary>
    public static void CheckStreams(SymbolResult result, IEnumerable<string> paths)
    {
        if (paths.Count(p => p == SourceFile.StandardInput) > 1)
            result.AddError("Standard input can be read only once; specify '-' once.");
    }

    /// <summary>
    /// Returns the words that were given for <paramref name="symbol"/>. A validator of a command reads words instead of values, because the library does not
    /// run the validators of a symbol after its value was read.
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
