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
            if (path.Length == 0)
                result.AddError("A path is empty; name a file or directory.");
            else if (path[0] == '-')
                result.AddError($"There is no option '{path}'; see --help.");
        }
    }
}
