using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EffNet.Cli.Commands;
using EffNet.Cli.Commands.Engines;

namespace EffNet.Cli;

/// <summary>The whole tool as a function of its arguments, so that tests can run it without a process.</summary>
internal static class EffNetTool
{
    /// <summary>The name of the command.</summary>
    public const string Command = "effnet";

    private const string Description = "Checks, formats, describes, compares, solves, plots, compiles, exports and runs .effnet files, which declare EfficientNets as text.";

    private const string Details =
        """
        Output:
          Results go to standard output; messages and summaries go to standard error.
          With --json, standard output contains one JSON value and nothing else.

        Exit codes:
          0  success
          1  a file has errors, or cannot be read or written
          2  the command line has errors
          'effnet diff --exit-code' has the exit codes of 'diff': 0 identical, 1 different, 2 errors.

        'effnet COMMAND --help' shows examples.
        """;

    /// <summary>
    /// Runs the tool. Results go to the output of <paramref name="configuration"/>, and messages go to its error stream.
    /// </summary>
    public static int Run(IReadOnlyList<string> arguments, ToolConfiguration configuration)
    {
        var root = CreateRoot();

        // Response files are off, because a path may begin with '@'.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not ParseErrorAction)
            return parsed.Invoke(configuration);

        foreach (var error in UsageErrors.Of(parsed))
            configuration.Error.WriteLine(error);

        // The help is printed only if there are no arguments. After an error, it would hide the line with the error, and programs would read it as a result.
        if (arguments.Count == 0)
            root.Parse("--help").Invoke(configuration);
        return ExitCode.Usage;
    }

    /// <summary>Creates the root command with all commands, arguments and options.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(),
            FmtCommand.Create(),
            EmitCommand.Create(),
            ExportCommand.Create(),
            DescribeCommand.Create(),
            DiffCommand.Create(),
            SolveCommand.Create(),
            PlotCommand.Create(),
            GraphCommand.Create(),
            NewCommand.Create(),
            RunCommand.Create(),
            EvaluateCommand.Create(),
            CamCommand.Create(),
            WeightsCommand.Create(),
            CompletionCommand.Create(),
        };
        root.Options.Add(ColorOption.Create());
        UseTeachingHelp(root);
        return root;
    }

    /// <summary>Replaces the library's help option, because it has names such as '/?', which a shell would offer as completions.</summary>
    private static void UseTeachingHelp(RootCommand root)
    {
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        var help = new HelpOption("--help", "-h", "-?");
        help.Action = new TeachingHelp((HelpAction)help.Action!, Details);
        root.Options.Add(help);
    }
}
