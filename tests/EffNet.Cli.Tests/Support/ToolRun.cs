using System.Text;
using EffNet.Weights;

namespace EffNet.Cli.Tests.Support;

/// <summary>One run of the tool in this process: its exit code and its output.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Gets the output without suggestions, which valid files may have too.</summary>
    public string[] GraveLines => [.. OutputLines.Where(line => !line.Contains(": info EFN", StringComparison.Ordinal))];

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static ToolRun Of(params string[] arguments) => Reading(string.Empty, arguments);

    /// <summary>A run with <paramref name="input"/> on its standard input.</summary>
    public static ToolRun Reading(string input, params string[] arguments) => Of(new MemoryStream(Encoding.UTF8.GetBytes(input)), showsColors: false, arguments);

    /// <summary>Runs the tool with streams that are a terminal, with or without colors.</summary>
    public static ToolRun OnTerminal(bool showsColors, params string[] arguments) => Of(Stream.Null, showsColors, arguments);

    /// <summary>A run whose output is a terminal of <paramref name="width"/> columns.</summary>
    public static ToolRun OnWidth(int? width, params string[] arguments) =>
        Of((output, error) => new ToolConfiguration { Output = output, Error = error, OutputWidth = width }, arguments);

    /// <summary>Runs the tool with the cache <paramref name="cache"/> and the mirror <paramref name="mirror"/>. A failed download is retried without delay.</summary>
    public static ToolRun Downloading(string cache, Uri? mirror, bool isTerminal, params string[] arguments) => Of(
        (output, error) => new ToolConfiguration
        {
            Output = output,
            Error = error,
            ErrorIsTerminal = isTerminal,
            Cache = new CheckpointCache(cache),
            Downloads = new CheckpointDownloadOptions { Mirror = mirror, RetryDelay = TimeSpan.Zero },
        },
        arguments);

    private static ToolRun Of(Stream input, bool showsColors, string[] arguments) => Of(
        (output, error) => new ToolConfiguration
        {
            Input = input,
            Output = output,
            Error = error,
            OutputShowsColors = showsColors,
            ErrorShowsColors = showsColors,
        },
        arguments);

    private static ToolRun Of(Func<StringWriter, StringWriter, ToolConfiguration> configure, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = EffNetTool.Run(arguments, configure(output, error));
        return new ToolRun(exitCode, WithLineFeeds(output), WithLineFeeds(error));
    }

    private static string WithLineFeeds(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n");
}
