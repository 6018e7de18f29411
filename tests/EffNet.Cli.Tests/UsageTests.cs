namespace EffNet.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("check", "effnet check models.effnet")]
    [InlineData("emit", "effnet emit models.effnet -o Generated")]
    [InlineData("describe", "effnet describe models.effnet --variant B0")]
    [InlineData("diff", "git show HEAD:models.effnet | effnet diff - models.effnet")]
    [InlineData("solve", "effnet solve models.effnet \"flops <= 600M\" \"activations <= 40MiB\"")]
    [InlineData("new", "effnet new resnet -o models.effnet --namespace My.Models")]
    [InlineData("completion", "effnet completion bash >> ~/.bashrc")]
    [InlineData("fmt", "effnet fmt models.effnet")]
    [InlineData("plot", "effnet plot models.effnet -o scaling.svg")]
    [InlineData("weights", "effnet weights get efficientnet_b0.imagenet1k_v1")]
    public void Help_teaches_by_example(string command, string example)
    {
        var run = ToolRun.Of(command, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"  {example}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nOutput:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nExit codes:\n  0  ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  {command} ", ToolRun.Of("--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_documents_the_exit_codes()
    {
        var run = ToolRun.Of("--help");

        Assert.Contains("0  nothing is wrong\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1  a file has errors, cannot be read or cannot be written\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("2  the command line has errors\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_arguments_the_help_is_shown()
    {
        var run = ToolRun.Of();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["Required command was not provided."], run.ErrorLines);
        Assert.Equal(ToolRun.Of("--help").Output, run.Output);
    }

    [Theory]
    [InlineData("check", "--strict", "models.effnet", "There is no option '--strict'; see --help.")]
    [InlineData("describe", "--jsn", "--json", "There is no option '--jsn'; see --help.")]
    [InlineData("check", "models.effnet", "", "A path is empty; name a file or directory.")]
    [InlineData("chek", "models.effnet", "--json", "There is no command 'chek'; did you mean 'check'?")]
    [InlineData("desribe", "models.effnet", "--json", "There is no command 'desribe'; did you mean 'describe'?")]
    [InlineData("new", "--color", "blue", "'--color' is 'blue'; write auto, always or never.")]
    [InlineData("check", "-", "-", "Standard input can be read once; write '-' once.")]
    [InlineData("diff", "-", "-", "Standard input can be read once; write '-' once.")]
    [InlineData("solve", "models.effnet", " ", "A target is empty; write for instance \"flops <= 600M\".")]
    [InlineData("solve", "models.effnet", "--famly", "There is no option '--famly'; see --help.")]
    [InlineData("new", "resnt", "--json", "There is no family 'resnt' to start from; did you mean 'resnet'?")]
    [InlineData("new", "--name", "--json", "There is no option '--name'; see --help.")]
    [InlineData("weights", "lst", "--json", "There is no command 'weights lst'; did you mean 'list'?")]
    [InlineData("weights", "fetch-everything", "x", "There is no command 'weights fetch-everything'; the commands are list, get.")]
    [InlineData("weights", "list", "--network=EfficientNetB9", "There are no checkpoints for 'EfficientNetB9'; did you mean 'EfficientNetB0'?")]
    [InlineData("weights", "list", "--al", "There is no option '--al'; see --help.")]
    [InlineData("completion", "ksh", "--color=auto", "There is no script for 'ksh'; the shells are bash, zsh, fish, pwsh.")]
    public void A_usage_error_exits_2_and_says_only_what_is_wrong(string first, string second, string third, string message)
    {
        var run = ToolRun.Of(first, second, third);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Theory]
    [InlineData("A command is missing after 'weights'; the commands are list, get.", "weights")]
    [InlineData("A command is missing; the commands are check, fmt, emit, describe, diff, solve, plot, new, weights, completion.", "--color", "never")]
    public void A_command_that_lacks_one_names_those_there_are(string message, params string[] arguments)
    {
        var run = ToolRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void A_word_near_no_command_is_answered_with_all_of_them() =>
        Assert.StartsWith("There is no command 'launch'; the commands are check, fmt, emit, describe, ", ToolRun.Of("launch").Error, StringComparison.Ordinal);

    [Fact]
    public void Emit_reads_no_standard_input() =>
        Assert.Equal(["'-' is standard input, which this command does not read; name a file or directory."], ToolRun.Of("emit", "-", "-o", "out").ErrorLines);

    [Theory]
    [InlineData("diff", "a", "b", "--json", "--markdown", "'--markdown' and '--json' are two formats; choose one.")]
    [InlineData("new", "resnet", "-o", "-", "--json", "'--json' and '-o -' both write to standard output; leave one out.")]
    public void Options_that_exclude_each_other_are_a_usage_error(string first, string second, string third, string fourth, string fifth, string message)
    {
        var run = ToolRun.Of(first, second, third, fourth, fifth);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void A_path_may_begin_with_an_at_sign() =>
        Assert.Equal("@models.effnet: error : There is no such file.\n", ToolRun.Of("check", "@models.effnet").Output);
}
