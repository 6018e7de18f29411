namespace EffNet.Cli.Tests.Support;

/// <summary>One run of the tool in this process, and everything it leaves behind except files.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The output without its informations: what there is to say about a sound file, too.</summary>
    public string[] GraveLines => [.. OutputLines.Where(line => !line.Contains(": info EFN", StringComparison.Ordinal))];

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static ToolRun Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = EffNetTool.Run(arguments, output, error);
        return new ToolRun(exitCode, WithLineFeeds(output), WithLineFeeds(error));
    }

    private static string WithLineFeeds(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n");
}
