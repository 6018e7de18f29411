using System.Diagnostics;
using EffNet.Cli.Completion;

namespace EffNet.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("des", "describe")]
    [InlineData("completion ba", "bash")]
    [InlineData("new mobilenet-v", "mobilenet-v1 mobilenet-v2")]
    [InlineData("--color ne", "never")]
    [InlineData("diff a b --mark", "--markdown")]
    [InlineData("fmt a --di", "--diff")]
    [InlineData("check a --format sa", "sarif")]
    [InlineData("plot a --x pa", "parameters")]
    [InlineData("plot a --theme da", "dark")]
    [InlineData("plot a --publ", "--published")]
    [InlineData("plot a --results b --published ", "table2 table3 table7")]
    [InlineData("describe a --layers --as fl", "flopcounter")]
    [InlineData("describe a --lat", "--latex")]
    [InlineData("describe a --pap", "--paper")]
    [InlineData("gr", "graph")]
    [InlineData("graph a --theme da", "dark")]
    [InlineData("export a --mode tr", "training")]
    [InlineData("weights g", "get")]
    [InlineData("weights get timm/efficientnet_b0.ra_", "timm/efficientnet_b0.ra_in1k")]
    [InlineData("weights list --network EfficientNetLite4", "EfficientNetLite4")]
    public void The_tool_completes_commands_options_and_values(string line, string expected) => Assert.Equal(expected, string.Join(' ', Suggest(line)));

    [Fact]
    public void Names_of_variants_and_families_are_completed_from_the_file_on_the_command_line()
    {
        var file = _directory.Write("two.effnet", Models.Scaled);

        Assert.Equal(["Explicit", "Found", "Solved"], Suggest($"describe {file} --variant ").Order(StringComparer.Ordinal));
        Assert.Equal(["Small"], Suggest($"solve {file} x --family "));
        Assert.Equal(["Small"], Suggest($"plot {file} --family "));
        Assert.Equal(["Explicit", "Found", "Solved"], Suggest($"graph {file} --variant ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Completion_from_a_file_that_cannot_be_read_suggests_nothing()
    {
        Assert.Empty(Suggest($"describe {_directory.PathOf("missing.effnet")} --variant "));
        Assert.Empty(Suggest("describe - --variant "));
        Assert.Empty(PathCompletions.Of(_directory.PathOf("missing/x")));
        Assert.Empty(PathCompletions.Of("a\0b/"));
    }

    [Fact]
    public void Paths_are_completed_to_effnet_files_and_folders()
    {
        _directory.Write("one.effnet", "");
        _directory.Write("one.txt", "");
        Directory.CreateDirectory(_directory.PathOf("once"));
        Directory.CreateDirectory(_directory.PathOf(".once"));

        Assert.Equal([$"{_directory.Path}/once/", $"{_directory.Path}/one.effnet"], PathCompletions.Of($"{_directory.Path}/on"));
    }

    [Fact]
    public void Files_of_results_are_completed_after_the_option_results()
    {
        foreach (var name in new[] { "one.effnet", "one.csv", "one.jsonl", "one.md" })
            _directory.Write(name, "");

        Assert.Equal([$"{_directory.Path}/one.csv", $"{_directory.Path}/one.jsonl"], Suggest($"plot --results {_directory.Path}/on"));
    }

    public static TheoryData<string> Shells { get; } = new(CompletionScript.Shells.ToArray());

    [Theory]
    [MemberData(nameof(Shells))]
    public void Every_shell_has_a_completion_script_that_calls_the_tool(string shell)
    {
        var run = ToolRun.Of("completion", shell);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("#", run.Output, StringComparison.Ordinal);
        Assert.Contains($"effnet completion {shell}", run.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', CompletionScript.For(shell));
    }

    [Theory]
    [InlineData("bash", "-n")]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "--no-execute")]
    public async Task Completion_scripts_have_valid_syntax_in_their_shell(string shell, string option)
    {
        Assert.SkipUnless(IsThere(shell), $"There is no {shell} here.");
        var (exitCode, output) = await RunAsync(shell, option, _directory.Write("script", CompletionScript.For(shell)));

        Assert.Equal((0, ""), (exitCode, output));
    }

    [Theory]
    [InlineData("effnet des", "describe")]
    [InlineData("effnet describe FILE --variant B", "B0 B1 B2 B3 B4 B5 B6 B7")]
    [InlineData("effnet   new   resn", "resnet resnext")]
    [InlineData("effnet check FOLDER/mod", "FOLDER/models.effnet")]
    [InlineData("effnet check FOLDER/net", "FOLDER/nets")]
    [InlineData("effnet check nothing/at/all", "")]
    public async Task Bash_completes_with_the_script(string line, string expected)
    {
        Assert.SkipUnless(IsThere("bash"), "There is no bash here.");
        var (host, tool) = (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "EffNet.Cli.dll"));
        string Filled(string text) => text.Replace("FILE", Models.Path, StringComparison.Ordinal).Replace("FOLDER", _directory.Path, StringComparison.Ordinal);
        _directory.Write("models.effnet", "");
        Directory.CreateDirectory(_directory.PathOf("nets"));    // bash itself adds the '/' after the name
        _directory.Write("script", CompletionScript.For("bash"));
        var test = _directory.Write("test", $$"""
            effnet() { '{{host}}' '{{tool}}' "$@"; }
            source '{{_directory.PathOf("script")}}'
            COMP_LINE='{{Filled(line)}}'
            COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            _effnet
            echo "${COMPREPLY[*]}"
            complete -p effnet
            """);

        var (exitCode, output) = await RunAsync("bash", test);

        Assert.Equal((0, $"{Filled(expected)}\ncomplete -o bashdefault -o default -F _effnet effnet\n"), (exitCode, output));
    }

    private static List<string> Suggest(string line)
    {
        var run = ToolRun.Of(FormattableString.Invariant($"[suggest:{line.Length}]"), line);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return [.. run.OutputLines.Select(l => l.Trim())];
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
