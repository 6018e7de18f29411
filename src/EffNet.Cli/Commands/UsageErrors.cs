using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EffNet.Language.Diagnostics;

namespace EffNet.Cli.Commands;

/// <summary>Describes the errors of a command line, because the messages of the parsing library do not contain the name of a missing argument.</summary>
internal static class UsageErrors
{
    /// <summary>Returns the errors of <paramref name="parsed"/>, one line each, without errors that only follow from other errors.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var commands = CommandsOf(parsed).ToList();
        if (commands[0].Subcommands.Count > 0)
            return [ExplainCommand(parsed, commands)];

        var unknown = FindUnknownOptions(parsed).Distinct().ToList();
        return unknown.Count > 0
            ? unknown
            : [.. FindMissing(parsed, commands), .. FindMiscounted(parsed), .. FindUnexpected(parsed, commands), .. FindInvalid(parsed).Distinct()];
    }

    /// <summary>Returns the full name of a command, such as <c>effnet weights get</c>. <paramref name="commands"/> are the command and then its parents.</summary>
    public static string FullName(IEnumerable<Command> commands) =>
        string.Join(' ', commands.Reverse().Select(c => c is RootCommand ? EffNetTool.Command : c.Name));

    /// <summary>Returns the command of the command line, then its parents.</summary>
    private static IEnumerable<Command> CommandsOf(ParseResult parsed)
    {
        for (SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
            yield return ((CommandResult)result).Command;
    }

    /// <summary>Returns the error for a command that only has subcommands: the subcommand is missing, or the word after the command is not a subcommand.</summary>
    private static string ExplainCommand(ParseResult parsed, List<Command> commands)
    {
        var names = commands[0].Subcommands.Select(c => c.Name).ToList();
        if (parsed.UnmatchedTokens is not [var word, ..])
            return $"'{FullName(commands)}' is missing a command; expected one of {string.Join(", ", names)}.";
        if (UnknownOption.ProblemOf(word, parsed.CommandResult) is { } problem)
            return problem;

        var whole = commands[0] is RootCommand ? word : $"{commands[0].Name} {word}";
        return Spelling.Nearest(word, names) is { } nearest
            ? $"Unknown command '{whole}'. Did you mean '{nearest}'?"
            : $"Unknown command '{whole}'; expected one of {string.Join(", ", names)}.";
    }

    private static IEnumerable<string> FindUnknownOptions(ParseResult parsed) => parsed.UnmatchedTokens
        .Select(token => UnknownOption.ProblemOf(token, parsed.CommandResult)).OfType<string>()
        .Concat(parsed.Errors.Select(e => e.Message).Where(UnknownOption.IsProblem));

    private static IEnumerable<string> FindMissing(ParseResult parsed, List<Command> commands)
    {
        string?[] missing =
        [
            Enumerate("argument", commands[0].Arguments.Where(a => IsMissing(parsed, a)).Select(a => a.Name)),
            Enumerate("option", commands[0].Options.Where(o => IsMissing(parsed, o)).Select(o => o.Name)),
        ];
        if (string.Join(" and ", missing.OfType<string>()) is { Length: > 0 } all)
            yield return $"'{FullName(commands)}' is missing {all}, for example: {((TaughtCommand)commands[0]).Example}";
    }

    /// <summary>Returns the names in a sentence: <c>the required arguments BEFORE and AFTER</c>.</summary>
    private static string? Enumerate(string kind, IEnumerable<string> names) => names.ToList() switch
    {
        [] => null,
        [var name] => $"the required {kind} {name}",
        [.. var first, var last] => $"the required {kind}s {string.Join(", ", first)} and {last}",
    };

    private static bool IsMissing(ParseResult parsed, Argument argument) => (parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues;

    private static bool IsMissing(ParseResult parsed, Option option) => option.Required && parsed.GetResult(option) is null or { Implicit: true };

    private static IEnumerable<string> FindMiscounted(ParseResult parsed) =>
        from result in GivenOptions(parsed)
        where IsMiscounted(result)
        let option = result.Option
        select result.Tokens.Count == 0
            ? $"Option '{result.IdentifierToken!.Value}' expects a value: {result.IdentifierToken.Value} {option.HelpName}"
            : string.Create(CultureInfo.InvariantCulture, $"Option '{option.Name}' expects one value, but was given {result.Tokens.Count}.");

    private static IEnumerable<OptionResult> GivenOptions(ParseResult parsed)
    {
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
        {
            foreach (var option in command.Children.OfType<OptionResult>().Where(o => o.IdentifierToken is not null))
                yield return option;
        }
    }

    private static bool IsMiscounted(OptionResult result) =>
        result.Tokens.Count < result.Option.Arity.MinimumNumberOfValues || result.Tokens.Count > result.Option.Arity.MaximumNumberOfValues;

    private static IEnumerable<string> FindUnexpected(ParseResult parsed, List<Command> commands)
    {
        if (parsed.UnmatchedTokens is [var word, ..])
            yield return $"Unexpected argument '{word}'; expected {string.Join(' ', commands[0].Arguments.Select(a => a.Name).Prepend(FullName(commands)))}";
    }

    /// <summary>
    /// Returns the errors of the tool's validators, without the errors of the library that the other methods report: missing, miscounted and unexpected words.
    /// </summary>
    private static IEnumerable<string> FindInvalid(ParseResult parsed) => parsed.Errors.Where(error => error.SymbolResult switch
    {
        ArgumentResult { Parent: OptionResult option } => !IsMissing(parsed, option.Option) && !IsMiscounted(option),
        ArgumentResult argument => !IsMissing(parsed, argument.Argument),
        OptionResult option => !IsMissing(parsed, option.Option) && !IsMiscounted(option),
        _ => parsed.UnmatchedTokens.Count == 0,
    }).Select(error => error.Message);
}
