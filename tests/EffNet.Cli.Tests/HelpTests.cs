using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace EffNet.Cli.Tests;

/// <summary>The help and the readme describe the commands and options that exist.</summary>
public sealed partial class HelpTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_readme_lists_all_commands_of_the_tool()
    {
        var section = s_readme[s_readme.IndexOf("\n## Command line\n", StringComparison.Ordinal)..];
        var block = section[..section.IndexOf("\n```\n\n", StringComparison.Ordinal)];

        var listed = CommandLine.Matches(block).Select(m => m.Groups[1].Value).Distinct();

        Assert.Equal(EffNetTool.CreateRoot().Subcommands.Select(c => c.Name).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_options_of_the_tool_in_the_readme_exist()
    {
        var section = s_readme[s_readme.IndexOf("\n## Command line\n", StringComparison.Ordinal)..];
        var block = section[..section.IndexOf("\n```\n\n", StringComparison.Ordinal)];
        var root = EffNetTool.CreateRoot();

        foreach (Match line in CommandLine.Matches(block))
        {
            var command = root.Subcommands.Single(c => c.Name == line.Groups[1].Value);
            var known = command.Options.SelectMany(o => o.Aliases.Append(o.Name)).ToHashSet();
            Assert.All(OptionName.Matches(line.Value).Select(m => m.Value), option => Assert.Contains(option, known));
        }
    }

    public static TheoryData<string> Commands { get; } = new(EffNetTool.CreateRoot().Subcommands.Select(c => c.Name).ToArray());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_in_the_help_of_a_command_are_valid_command_lines(string command)
    {
        var lines = ToolRun.Of(command, "--help").OutputLines.SkipWhile(line => line != "Examples:").Where(line => Example.IsMatch(line)).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var words = CommandLineParser.SplitCommandLine(Redirection.Replace(line[line.LastIndexOf("effnet " + command, StringComparison.Ordinal)..], string.Empty)).Skip(1);
            Assert.Empty(EffNetTool.CreateRoot().Parse([.. words]).Errors.Select(e => $"{line}: {e.Message}"));
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_usage_in_the_help_has_the_name_effnet_and_not_that_of_the_assembly(string command) =>
        Assert.Contains(ToolRun.Of(command, "--help").OutputLines, line => line.StartsWith($"  effnet {command} ", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_of_the_tool_describes_each_command_in_one_line(string command)
    {
        var summary = EffNetTool.CreateRoot().Subcommands.Single(c => c.Name == command).Description!;

        Assert.Contains(summary.Split('\n')[0], ToolRun.Of("--help").Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^effnet ([a-z]+)\b.*$", RegexOptions.Multiline)]
    private static partial Regex CommandLine { get; }

    [GeneratedRegex(@"(?<=\s|\[|\|)--?[a-z][a-z-]*")]
    private static partial Regex OptionName { get; }

    [GeneratedRegex("^  (git .* )?effnet [a-z]")]
    private static partial Regex Example { get; }

    [GeneratedRegex(" (<|>>?) .*$")]
    private static partial Regex Redirection { get; }
}
