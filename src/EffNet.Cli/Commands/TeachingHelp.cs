using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EffNet.Cli.Commands;

/// <summary>The library's help, and behind it what a command teaches.</summary>
/// <param name="inner">The library's help.</param>
/// <param name="details">What the tool's own help says behind it.</param>
internal sealed class TeachingHelp(HelpAction inner, string details) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = inner.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (command is TaughtCommand taught)
            parseResult.InvocationConfiguration.Output.WriteLine(taught.Details);
        else if (command is RootCommand)
            parseResult.InvocationConfiguration.Output.WriteLine(details);
        return exitCode;
    }
}
