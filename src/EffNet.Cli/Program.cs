using System.Text;
using EffNet.Cli;

// Messages hold characters such as '±', and what reads JSON expects UTF-8, whatever the console's own code page is.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

static bool ShowsColours(bool isRedirected) =>
    TerminalColours.AreWanted(isRedirected, Environment.GetEnvironmentVariable("NO_COLOR"), Environment.GetEnvironmentVariable("TERM"));

try
{
    return EffNetTool.Run(args, new ToolConfiguration
    {
        Input = Console.OpenStandardInput(),
        Output = Console.Out,
        Error = Console.Error,
        OutputShowsColours = ShowsColours(Console.IsOutputRedirected),
        ErrorShowsColours = ShowsColours(Console.IsErrorRedirected),
        OutputWidth = TerminalWidth.Of(Console.IsOutputRedirected, () => Console.WindowWidth),
        ErrorIsTerminal = !Console.IsErrorRedirected,
        EnableDefaultExceptionHandler = false,
    });
}
catch (IOException exception)
{
    // What commands read and write by name, they answer for themselves: this is a stream, such as a file on a full disk.
    Console.Error.WriteLine($"standard output: error : {exception.Message}");
    return ExitCode.Failure;
}
