using System.CommandLine;
using System.CommandLine.Invocation;
using EffNet.Cli.Commands;

namespace EffNet.Cli;

/// <summary>The whole tool as one function of its arguments, so that tests run it without starting a process.</summary>
internal static class EffNetTool
{
    private const string Description =
        """
        Checks, emits and describes .effnet files: EfficientNets as text.

        Exit codes:
          0  nothing is wrong
          1  a file or the command line has errors
        """;

    /// <summary>
    /// Runs the tool. What a command is for goes to <paramref name="output"/>, what it says about that to <paramref name="error"/>.
    /// </summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(Description) { CheckCommand.Create(), EmitCommand.Create(), DescribeCommand.Create() };

        // A path may begin with '@'.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

        // The help would bury the one line that says what is wrong, and reach whatever reads the output as if it were a result.
        if (parsed.Action is ParseErrorAction usageError)
            usageError.ShowHelp = arguments.Count == 0;
        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
    }
}
