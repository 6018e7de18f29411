using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EffNet.Cli.Commands;
using EffNet.Language.Diagnostics;

namespace EffNet.Cli;

/// <summary>The whole tool as one function of its arguments, so that tests run it without starting a process.</summary>
internal static class EffNetTool
{
    private const string Description = "Checks, formats, describes, compares, solves, plots and translates .effnet files: EfficientNets as text.";

    private const string Details =
        """
        Output:
          What a command is for goes to standard output, what it says about that to standard error.
          With --json, standard output holds one JSON value and nothing else.

        Exit codes:
          0  nothing is wrong
          1  a file has errors, cannot be read or cannot be written
          2  the command line has errors
          'effnet diff --exit-code' exits as 'diff' does: 0 alike, 1 different, 2 errors.

        'effnet COMMAND --help' has examples.
        """;

    /// <summary>
    /// Runs the tool. What a command is for goes to the output of <paramref name="configuration"/>, what it says about that to its error stream.
    /// </summary>
    public static int Run(IReadOnlyList<string> arguments, ToolConfiguration configuration)
    {
        var root = CreateRoot();

        // A path may begin with '@'.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not ParseErrorAction usageError)
            return parsed.Invoke(configuration);

        if (arguments.Count > 0 && parsed.CommandResult.Command is { Subcommands.Count: > 0 } parent && parsed.UnmatchedTokens.Count == 0)
        {
            configuration.Error.WriteLine($"A command is missing{(parent is RootCommand ? string.Empty : $" after '{parent.Name}'")}; the commands are {ListCommands(parent)}.");
        }
        else if (FindMisspelled(parsed) is { } word)
        {
            configuration.Error.WriteLine(Explain(word, parsed.CommandResult.Command));
        }
        else
        {
            // The help would bury the one line that says what is wrong, and reach whatever reads the output as if it were a result.
            usageError.ShowHelp = arguments.Count == 0;
            usageError.ShowTypoCorrections = false;
            parsed.Invoke(configuration);
        }

        return ExitCode.Usage;
    }

    /// <summary>All commands and what they take.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(),
            FmtCommand.Create(),
            EmitCommand.Create(),
            DescribeCommand.Create(),
            DiffCommand.Create(),
            SolveCommand.Create(),
            PlotCommand.Create(),
            NewCommand.Create(),
            WeightsCommand.Create(),
            CompletionCommand.Create(),
        };
        root.Options.Add(ColourOption.Create());
        UseTeachingHelp(root);
        return root;
    }

    /// <summary>The library's own help option has names such as '/?', which a shell would offer as completions.</summary>
    private static void UseTeachingHelp(RootCommand root)
    {
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        var help = new HelpOption("--help", "-h", "-?");
        help.Action = new TeachingHelp((HelpAction)help.Action!, Details);
        root.Options.Add(help);
    }

    /// <summary>The first word, where it should have been a command and is none.</summary>
    private static string? FindMisspelled(ParseResult parsed) =>
        parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..] ? word : null;

    private static string Explain(string word, Command parent)
    {
        if (UnknownOption.ProblemOf(word) is { } problem)
            return problem;
        var whole = parent is RootCommand ? word : $"{parent.Name} {word}";
        return Spelling.Nearest(word, [.. parent.Subcommands.Select(c => c.Name)]) is { } nearest
            ? $"There is no command '{whole}'; did you mean '{nearest}'?"
            : $"There is no command '{whole}'; the commands are {ListCommands(parent)}.";
    }

    private static string ListCommands(Command parent) => string.Join(", ", parent.Subcommands.Select(c => c.Name));
}
