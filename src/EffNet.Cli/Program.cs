using System.Text;
using EffNet.Cli;

// Messages contain characters such as '±', and programs that read JSON expect UTF-8, but the console may have another code page.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

static bool ShowsColors(bool isRedirected) =>
    TerminalColors.AreWanted(isRedirected, Environment.GetEnvironmentVariable("NO_COLOR"), Environment.GetEnvironmentVariable("TERM"));

try
{
    return EffNetTool.Run(args, new ToolConfiguration
    {
        Input = Console.OpenStandardInput(),
        Output = Console.Out,
        Error = Console.Error,
        OutputShowsColors = ShowsColors(Console.IsOutputRedirected),
        ErrorShowsColors = ShowsColors(Console.IsErrorRedirected),
        OutputWidth = TerminalWidth.Of(Console.IsOutputRedirected, () => Console.WindowWidth),
        ErrorIsTerminal = !Console.IsErrorRedirected,
        EnableDefaultExceptionHandler = false,
    });
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    // Commands handle errors of the files that they name. This error is about a standard stream, which is, for example, closed or redirected to a full disk.
    try
    {
        Console.Error.WriteLine($"standard output: error : {exception.Message}");
    }
    catch (Exception second) when (second is IOException or UnauthorizedAccessException)
    {
        // The error stream cannot be written either, so only the exit code remains.
    }

    return ExitCode.Failure;
}
