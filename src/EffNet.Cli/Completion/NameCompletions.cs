using System.CommandLine;
using System.CommandLine.Completions;

namespace EffNet.Cli.Completion;

/// <summary>Completes the values of options with names from the <c>.effnet</c> file that the command line specifies.</summary>
internal static class NameCompletions
{
    /// <summary>Completes <paramref name="option"/> with the names that <paramref name="names"/> returns for the file in <paramref name="argument"/>.</summary>
    public static void Add(Option<string> option, Argument argument, Func<SourceFile, IEnumerable<string>> names) =>
        option.CompletionSources.Add(context => Find(context, argument, names).Select(name => new CompletionItem(name)));

    /// <summary>Completes <paramref name="option"/> with the names of families.</summary>
    public static void AddFamilies(Option<string> option, Argument argument) => Add(option, argument, f => f.Model?.Families.Select(m => m.Name) ?? []);

    /// <summary>Returns the names in the file; none for standard input, because reading it would wait for the user.</summary>
    private static IEnumerable<string> Find(CompletionContext context, Argument argument, Func<SourceFile, IEnumerable<string>> names) =>
        context.ParseResult.GetResult(argument)?.Tokens is [var path, ..] && path.Value is not ("" or SourceFile.StandardInput)
            ? names(SourceFile.Load(path.Value)).Distinct()
            : [];
}
