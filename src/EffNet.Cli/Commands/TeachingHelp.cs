using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EffNet.Cli.Commands;

/// <summary>The library's help, followed by the details of a command, all in lines that fit the terminal.</summary>
/// <param name="inner">The library's help.</param>
/// <param name="details">The details of the tool as a whole.</param>
internal sealed class TeachingHelp(HelpAction inner, string details) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var width = parseResult.Streams.OutputWidth ?? int.MaxValue;
        inner.MaxWidth = width;
        var exitCode = inner.Invoke(parseResult);
        var text = parseResult.CommandResult.Command switch
        {
            TaughtCommand taught => taught.Details,
            RootCommand => details,
            _ => string.Empty,
        };
        foreach (var line in HelpText.Fit(text, width))
            parseResult.InvocationConfiguration.Output.WriteLine(line);
        return exitCode;
    }
}
