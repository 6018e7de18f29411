using System.CommandLine;
using System.CommandLine.Parsing;
using EffNet.Language.Diagnostics;

namespace EffNet.Cli.Commands;

/// <summary>Detects arguments that look like options, because the parser reads a misspelled option as an argument.</summary>
internal static class UnknownOption
{
    private const string Start = "Unknown option '";

    /// <summary>
    /// Returns the error about <paramref name="word"/>, which was specified for <paramref name="place"/>; <see langword="null"/> if the word does not look like
    /// an option.
    /// </summary>
    public static string? ProblemOf(string word, SymbolResult place) => word.StartsWith('-') ? Explain(word, place) : null;

    /// <summary>Returns <see langword="true"/> if <see cref="ProblemOf"/> wrote <paramref name="message"/>; otherwise, <see langword="false"/>.</summary>
    public static bool IsProblem(string message) => message.StartsWith(Start, StringComparison.Ordinal);

    private static string Explain(string word, SymbolResult place)
    {
        var commands = CommandsAround(place).ToList();
        var options = commands.SelectMany((command, level) => command.Options.Where(o => level == 0 || o.Recursive)).Select(o => o.Name);

        // All names of two characters are similar, so only the first letter is compared.
        return word.Length > 2 && Spelling.Nearest(word, [.. options]) is { } nearest
            ? $"{Start}{word}'. Did you mean '{nearest}'?"
            : $"{Start}{word}'; see '{UsageErrors.FullName(commands)} --help'.";
    }

    /// <summary>Returns the command of <paramref name="place"/>, then its parents.</summary>
    private static IEnumerable<Command> CommandsAround(SymbolResult place)
    {
        for (var result = place; result is not null; result = result.Parent)
        {
            if (result is CommandResult found)
                yield return found.Command;
        }
    }
}
