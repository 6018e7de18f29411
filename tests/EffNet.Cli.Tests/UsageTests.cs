namespace EffNet.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("check", "effnet check models.effnet")]
    [InlineData("emit", "effnet emit models.effnet -o Generated")]
    [InlineData("describe", "effnet describe models.effnet --variant B0")]
    public void Help_teaches_by_example(string command, string example)
    {
        var run = ToolRun.Of(command, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
        Assert.Contains(example, ToolRun.Of("--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_documents_the_exit_codes()
    {
        var run = ToolRun.Of("--help");

        Assert.Contains("0  nothing is wrong\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1  a file or the command line has errors\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_arguments_the_help_is_shown()
    {
        var run = ToolRun.Of();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["Required command was not provided."], run.ErrorLines);
        Assert.Equal(ToolRun.Of("--help").Output, run.Output);
    }

    [Theory]
    [InlineData("check", "--strict", "models.effnet", "There is no option '--strict'; see --help.")]
    [InlineData("describe", "--jsn", "--json", "There is no option '--jsn'; see --help.")]
    [InlineData("check", "models.effnet", "", "A path is empty; name a file or directory.")]
    public void A_usage_error_exits_1_and_says_only_what_is_wrong(string first, string second, string third, string message)
    {
        var run = ToolRun.Of(first, second, third);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void A_path_may_begin_with_an_at_sign() =>
        Assert.Equal("@models.effnet: error : There is no such file.\n", ToolRun.Of("check", "@models.effnet").Output);
}
