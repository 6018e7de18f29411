using System.CommandLine;
using System.CommandLine.Completions;

namespace EffNet.Cli.Completion;

/// <summary>Completes options with names from the file that an incomplete command line already specifies.</summary>
internal static class NameCompletions
{
    /// <summary>Completes <paramref name="option"/> with the names that <paramref name="names"/> returns for the file of <paramref name="argument"/>.</summary>
    public static void Add(Option<string> option, Argument argument, Func<SourceFile, IEnumerable<string>> names) =>
        option.CompletionSources.Add(context => Find(context, argument, names).Select(name => new CompletionItem(name)));

    /// <summary>Completes <paramref name="option"/> with the names of families.</summary>
    public static void AddFamilies(Option<string> option, Argument argument) => Add(option, argument, f => f.Model?.Families.Select(m => m.Name) ?? []);

    /// <summary>Returns the names in the file. Standard input is not read, because that would wait for the user forever.</summary>
    private static IEnumerable<string> Find(CompletionContext context, Argument argument, Func<SourceFile, IEnumerable<string>> names) =>
        context.ParseResult.GetResult(argument)?.Tokens is [var path, ..] && path.Value is not ("" or SourceFile.StandardInput)
            ? names(SourceFile.Load(path.Value)).Distinct()
            : [];
}
