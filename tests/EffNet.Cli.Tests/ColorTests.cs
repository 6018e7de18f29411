using System.Text.RegularExpressions;

namespace EffNet.Cli.Tests;

public sealed partial class ColorTests : IDisposable
{
    private const string Escape = "\e[";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("describe")]
    [InlineData("diff")]
    [InlineData("solve")]
    public void Colored_output_without_its_escape_sequences_equals_plain_output(string command)
    {
        var arguments = Arguments(command);
        var plain = ToolRun.Of([command, .. arguments]);

        var colored = ToolRun.Of([command, .. arguments, "--color", "always"]);

        Assert.Contains(Escape, colored.Output + colored.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, plain.Output + plain.Error, StringComparison.Ordinal);
        Assert.Equal(plain, colored with { Output = Sequence.Replace(colored.Output, ""), Error = Sequence.Replace(colored.Error, "") });
    }

    [Theory]
    [InlineData("check")]
    [InlineData("describe")]
    [InlineData("diff")]
    [InlineData("solve")]
    public void A_terminal_without_colors_shows_plain_output(string command)
    {
        var arguments = Arguments(command);

        Assert.Equal(ToolRun.Of([command, .. arguments]), ToolRun.OnTerminal(showsColors: true, [command, .. arguments, "--color=never"]));
        Assert.Equal(ToolRun.Of([command, .. arguments]), ToolRun.OnTerminal(showsColors: false, [command, .. arguments, "--color=auto"]));
    }

    [Fact]
    public void Severities_have_the_colors_of_compilers()
    {
        var file = _directory.Write("all.effnet", Models.Small("variant A { phi: -1; } // effnet: ignore EFN3010\n variant B { resolution: 33; }"));

        var output = ToolRun.Of("check", file, "--color", "always").Output;

        Assert.Contains("): \e[1;91merror\e[0m EFN2003: ", output, StringComparison.Ordinal);
        Assert.Contains("): \e[1;93mwarning\e[0m EFN1113: ", output, StringComparison.Ordinal);
        Assert.Contains("): \e[36minfo\e[0m EFN", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_are_bold_and_increases_are_red_and_decreases_green()
    {
        var output = ToolRun.Of(["diff", .. Arguments("diff"), "--color", "always"]).Output;

        Assert.Contains("\e[1mBefore\e[0m", output, StringComparison.Ordinal);
        Assert.Contains("\e[91m+8\e[0m", output, StringComparison.Ordinal);
        Assert.Contains("\e[32m-10\e[0m", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "--json")]
    [InlineData("check", "--format=sarif")]
    [InlineData("describe", "--json")]
    [InlineData("diff", "--json")]
    [InlineData("diff", "--markdown")]
    [InlineData("solve", "--json")]
    public void Json_sarif_and_markdown_have_no_colors(string command, string format) =>
        Assert.DoesNotContain(Escape, ToolRun.Of([command, .. Arguments(command), format, "--color", "always"]).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, null, "xterm-256color", true)]
    [InlineData(false, null, null, true)]
    [InlineData(false, "", "xterm", true)]
    [InlineData(true, null, "xterm-256color", false)]
    [InlineData(false, "1", "xterm-256color", false)]
    [InlineData(false, null, "dumb", false)]
    public void Terminals_show_colors_unless_redirected_dumb_or_NO_COLOR(bool isRedirected, string? noColor, string? terminal, bool expected) =>
        Assert.Equal(expected, TerminalColors.AreWanted(isRedirected, noColor, terminal));

    private string[] Arguments(string command)
    {
        var before = _directory.Write("before.effnet", Models.Small("variant A { } // effnet: ignore EFN3010\n variant B { phi: -1; }"));
        var after = _directory.Write(
            "after.effnet", Models.Small().Replace("channels: 16", "channels: 24", StringComparison.Ordinal).Replace("size: 32", "size: 22", StringComparison.Ordinal));
        return command switch
        {
            "diff" => [before, after],
            "solve" => [before, "flops <= 2M"],
            _ => [before],
        };
    }

    [GeneratedRegex(@"\e\[[\d;]*m")]
    private static partial Regex Sequence { get; }
}
