using System.CommandLine.Parsing;

namespace EffNet.Cli.Commands;

/// <summary>Refuses what cannot be meant as a path, before a file system answers with something less clear.</summary>
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
                result.AddError("'-' is standard input, which this command does not read; name a file or directory.");
            else
                CheckPath(result, path);
        }
    }

    /// <summary>The same where <c>-</c> stands for a stream.</summary>
    public static void CheckOrStream(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(t => t.Value).Where(p => p != SourceFile.StandardInput))
            CheckPath(result, path);
        CheckStreams(result, result.Tokens.Select(t => t.Value));
    }

    /// <summary>Reports <c>-</c> twice among <paramref name="paths"/>.</summary>
    public static void CheckStreams(SymbolResult result, IEnumerable<string?> paths)
    {
        if (paths.Count(p => p == SourceFile.StandardInput) > 1)
            result.AddError("Standard input can be read once; write '-' once.");
    }

    private static void CheckPath(SymbolResult result, string path)
    {
        if (path.Length == 0)
            result.AddError("A path is empty; name a file or directory.");
        else if (UnknownOption.ProblemOf(path, result) is { } problem)
            result.AddError(problem);
    }
}
