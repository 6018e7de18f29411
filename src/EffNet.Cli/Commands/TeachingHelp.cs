using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EffNet.Cli.Commands;

/// <summary>The library's help, followed by the details of a command, in lines that fit the terminal.</summary>
/// <param name="inner">The library's help.</param>
/// <param name="details">The details of the tool as a whole.</param>
internal sealed class TeachingHelp(HelpAction inner, string details) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var width = parseResult.Streams.OutputWidth ?? int.MaxValue;
        inner.MaxWidth = width;
        var exitCode = InvokeInner(parseResult);
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

    /// <summary>Writes the library's help with the name of the command, because the library uses the name of the assembly.</summary>
    private int InvokeInner(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var help = new StringWriter { NewLine = output.NewLine };
        configuration.Output = help;
        try
        {
            var exitCode = inner.Invoke(parseResult);
            output.Write(help.ToString().Replace($"  {RootCommand.ExecutableName} ", $"  {EffNetTool.Command} ", StringComparison.Ordinal));
            return exitCode;
        }
        finally
        {
            configuration.Output = output;
        }
    }
}
