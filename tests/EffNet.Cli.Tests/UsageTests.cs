namespace EffNet.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("check", "effnet check models.effnet")]
    [InlineData("emit", "effnet emit models.effnet -o Generated")]
    [InlineData("emit", "effnet emit models.effnet -o python --python --variant B0")]
    [InlineData("export", "effnet export models.effnet --variant B4 --weights b4.safetensors -o b4.pt")]
    [InlineData("describe", "effnet describe models.effnet --variant B0")]
    [InlineData("diff", "git show HEAD:models.effnet | effnet diff - models.effnet")]
    [InlineData("solve", "effnet solve models.effnet \"flops <= 600M\" \"memory <= 40MiB\"")]
    [InlineData("new", "effnet new resnet -o models.effnet --namespace My.Models")]
    [InlineData("completion", "effnet completion bash >> ~/.bashrc")]
    [InlineData("fmt", "effnet fmt models.effnet")]
    [InlineData("plot", "effnet plot models.effnet -o scaling.svg")]
    [InlineData("graph", "effnet graph models.effnet --variant B0 -o b0.svg")]
    [InlineData("weights", "effnet weights get efficientnet_b0.imagenet1k_v1")]
    public void Help_of_a_command_has_examples_output_and_exit_codes(string command, string example)
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

        Assert.Contains("0  success\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1  a file has errors, or cannot be read or written\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("2  the command line has errors\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_without_arguments_prints_the_help_and_exits_2()
    {
        var run = ToolRun.Of();

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("'effnet' is missing a command; expected one of check, fmt, ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(ToolRun.Of("--help").Output, run.Output);
    }

    [Theory]
    [InlineData("check", "--strict", "models.effnet", "Unknown option '--strict'; see 'effnet check --help'.")]
    [InlineData("describe", "--jsn", "--json", "Unknown option '--jsn'. Did you mean '--json'?")]
    [InlineData("check", "models.effnet", "", "A path is empty; specify a file or directory.")]
    [InlineData("chek", "models.effnet", "--json", "Unknown command 'chek'. Did you mean 'check'?")]
    [InlineData("desribe", "models.effnet", "--json", "Unknown command 'desribe'. Did you mean 'describe'?")]
    [InlineData("new", "--color", "blue", "'--color' is 'blue'; expected auto, always or never.")]
    [InlineData("check", "-", "-", "Standard input can be read only once; specify '-' once.")]
    [InlineData("diff", "-", "-", "Standard input can be read only once; specify '-' once.")]
    [InlineData("solve", "models.effnet", " ", "A target is empty; specify one such as \"flops <= 600M\".")]
    [InlineData("solve", "models.effnet", "--famly", "Unknown option '--famly'. Did you mean '--family'?")]
    [InlineData("new", "resnt", "--json", "Unknown family 'resnt'. Did you mean 'resnet'?")]
    [InlineData("new", "--forse", "--json", "Unknown option '--forse'. Did you mean '--force'?")]
    [InlineData("weights", "lst", "--json", "Unknown command 'weights lst'. Did you mean 'list'?")]
    [InlineData("weights", "fetch-everything", "x", "Unknown command 'weights fetch-everything'; expected one of list, get, show.")]
    [InlineData("weights", "list", "--network=EfficientNetB9", "No checkpoint fits 'EfficientNetB9'. Did you mean 'EfficientNetB0'?")]
    [InlineData("weights", "list", "--al", "Unknown option '--al'; see 'effnet weights list --help'.")]
    [InlineData("completion", "ksh", "--color=auto", "Unknown shell 'ksh'; expected one of bash, zsh, fish, pwsh.")]
    public void A_usage_error_exits_2_and_prints_only_the_error(string first, string second, string third, string message)
    {
        var run = ToolRun.Of(first, second, third);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Theory]
    [InlineData("'effnet check' is missing the required argument FILE, for example: effnet check models.effnet", "check")]
    [InlineData("'effnet fmt' is missing the required argument FILE, for example: effnet fmt models.effnet", "fmt", "--check")]
    [InlineData("'effnet describe' is missing the required argument FILE, for example: effnet describe models.effnet --variant B0", "describe", "--json")]
    [InlineData("'effnet plot' is missing the required argument FILE, for example: effnet plot models.effnet", "plot")]
    [InlineData("'effnet graph' is missing the required argument FILE, for example: effnet graph models.effnet --variant B0", "graph")]
    [InlineData("'effnet emit' is missing the required argument FILE and the required option --output, for example: effnet emit models.effnet -o Generated", "emit")]
    [InlineData("'effnet emit' is missing the required option --output, for example: effnet emit models.effnet -o Generated", "emit", "a.effnet")]
    [InlineData(
        "'effnet export' is missing the required options --weights and --output, for example: effnet export models.effnet --variant B4 --weights b4.safetensors -o b4.onnx",
        "export",
        "a.effnet")]
    [InlineData("'effnet diff' is missing the required arguments BEFORE and AFTER, for example: effnet diff before.effnet after.effnet --markdown", "diff")]
    [InlineData("'effnet diff' is missing the required argument AFTER, for example: effnet diff before.effnet after.effnet --markdown", "diff", "a.effnet")]
    [InlineData("'effnet solve' is missing the required argument TARGET, for example: effnet solve models.effnet \"flops <= 600M\"", "solve", "a.effnet")]
    [InlineData("'effnet weights get' is missing the required argument NAME, for example: effnet weights get efficientnet_b0.imagenet1k_v1", "weights", "get")]
    [InlineData("'effnet completion' is missing the required argument SHELL, for example: effnet completion bash >> ~/.bashrc", "completion")]
    [InlineData("Option '-o' expects a value: -o DIR", "emit", "a.effnet", "-o")]
    [InlineData("Option '--color' expects a value: --color auto|always|never", "new", "--color")]
    [InlineData("Option '--output' expects one value, but was given 2.", "new", "resnet", "-o", "a", "-o", "b")]
    [InlineData("Unexpected argument 'b.effnet'; expected effnet describe FILE", "describe", "a.effnet", "b.effnet", "c.effnet")]
    [InlineData("Unknown option '--varient'. Did you mean '--variant'?", "describe", "a.effnet", "--varient", "B0")]
    [InlineData("Unknown option '--outpt'. Did you mean '--output'?", "emit", "--outpt", "x")]
    [InlineData("Unknown option '--colr'. Did you mean '--color'?", "weights", "list", "--colr")]
    [InlineData("Unknown option '--jsn'. Did you mean '--json'?", "diff", "--jsn", "a.effnet")]
    [InlineData("A path is empty; specify a file or directory.", "diff", "a.effnet", "")]
    [InlineData("A path is empty; specify a file or directory.", "new", "resnet", "-o", "")]
    [InlineData("Unknown option '--jsn'. Did you mean '--json'?", "new", "resnet", "-o", "--jsn")]
    [InlineData("Unknown option '-x'; see 'effnet check --help'.", "check", "-x")]
    public void An_incomplete_command_line_causes_one_error_that_names_the_missing_part(string message, params string[] arguments)
    {
        var run = ToolRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Theory]
    [InlineData("'effnet weights' is missing a command; expected one of list, get, show.", "weights")]
    [InlineData(
        "'effnet' is missing a command; expected one of check, fmt, emit, export, describe, diff, solve, plot, graph, new, run, evaluate, cam, weights, completion.",
        "--color",
        "never")]
    public void A_missing_command_is_an_error_that_lists_all_commands(string message, params string[] arguments)
    {
        var run = ToolRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void An_unknown_command_without_a_similar_one_is_an_error_that_lists_all_commands() =>
        Assert.StartsWith("Unknown command 'launch'; expected one of check, fmt, emit, export, describe, ", ToolRun.Of("launch").Error, StringComparison.Ordinal);

    [Fact]
    public void Emit_does_not_read_standard_input() =>
        Assert.Equal(["'-' is standard input, which this command does not read; specify a file or directory."], ToolRun.Of("emit", "-", "-o", "out").ErrorLines);

    [Theory]
    [InlineData("diff", "a", "b", "--json", "--markdown", "'--markdown' and '--json' are two formats; choose one.")]
    [InlineData("check", "a", "--format", "sarif", "--json", "'--json' and '--format sarif' are two formats; choose one.")]
    [InlineData("check", "a", "--format", "xml", "--color=never", "Unknown format 'xml'; expected text, json or sarif.")]
    [InlineData("fmt", "a", "--diff", "--json", "--check", "'--diff' and '--json' are two formats; choose one.")]
    [InlineData("fmt", "-", "--diff", "--json", "--color=never", "'--diff' and '--json' are two formats; choose one.")]
    [InlineData("new", "--list", "-o", "a", "--color=never", "'--output' requires NAME; without it, the families are listed.")]
    [InlineData("new", "--force", "--json", "--color", "never", "'--force' requires NAME; without it, the families are listed.")]
    [InlineData("new", "--namespace", "A", "--color", "never", "'--namespace' requires NAME; without it, the families are listed.")]
    [InlineData("new", "resnet", "--list", "--color", "never", "'--list' lists all families; remove NAME or '--list'.")]
    [InlineData("plot", "a", "--json", "--size", "640x480", "'--size' has no effect with '--json' unless -o specifies an image.")]
    [InlineData("plot", "a", "--json", "--theme", "dark", "'--theme' has no effect with '--json' unless -o specifies an image.")]
    [InlineData("new", "resnet", "-o", "-", "--json", "'--json' and '-o -' both write to standard output; remove one.")]
    public void Options_that_exclude_each_other_are_a_usage_error(string first, string second, string third, string fourth, string fifth, string message)
    {
        var run = ToolRun.Of(first, second, third, fourth, fifth);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void A_path_that_begins_with_an_at_sign_is_a_file() =>
        Assert.Equal("@models.effnet: error : The file does not exist.\n", ToolRun.Of("check", "@models.effnet").Output);
}
