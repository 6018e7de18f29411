using System.CommandLine;
using System.CommandLine.Completions;

namespace EffNet.Cli.Completion;

/// <summary>The names in the file that a half-written command line already names.</summary>
internal static class NameCompletions
{
    /// <summary>Completes <paramref name="option"/> with what <paramref name="names"/> finds in the file of <paramref name="argument"/>.</summary>
    public static void Add(Option<string> option, Argument argument, Func<SourceFile, IEnumerable<string>> names) =>
        option.CompletionSources.Add(context => Find(context, argument, names).Select(name => new CompletionItem(name)));

    /// <summary>The same with the names of families.</summary>
    public static void AddFamilies(Option<string> option, Argument argument) => Add(option, argument, f => f.Model?.Families.Select(m => m.Name) ?? []);

    /// <summary>Standard input is the user's to write to: reading it here would wait for ever.</summary>
    private static IEnumerable<string> Find(CompletionContext context, Argument argument, Func<SourceFile, IEnumerable<string>> names) =>
        context.ParseResult.GetResult(argument)?.Tokens is [var path, ..] && path.Value is not ("" or SourceFile.StandardInput)
            ? names(SourceFile.Load(path.Value)).Distinct()
            : [];
}
