namespace EffNet.Cli.Tests;

/// <summary>Output on terminals: lines fit in the width, and no word or number is cut. These tests do not depend on the terminal on which they run.</summary>
public sealed class TableWidthTests : IDisposable
{
    private const string LeftOut = "Columns that do not fit: ";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>Every command that prints a table, at every width.</summary>
    public static TheoryData<int, string> Tables { get; } = new MatrixTheoryData<int, string>(
        [60, 80, 100, 120, 200],
        [
            "describe models.effnet", "describe search.effnet", "diff before.effnet after.effnet", "solve models.effnet", "new", "weights list",
            "describe efficientnet-v2", "describe mobilenet-v2", "describe resnet", "describe resnext", "describe resnet --layers", "describe models.effnet --layers --variant B0",
            "diff models.effnet efficientnet-v2",
        ]);

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_line_is_longer_than_the_terminal_and_no_word_is_cut(int width, string command)
    {
        var arguments = Arguments(command);
        var wide = ToolRun.OnWidth(null, arguments);

        var run = ToolRun.OnWidth(width, arguments);

        Assert.Equal((wide.ExitCode, wide.Error), (run.ExitCode, run.Error));
        Assert.DoesNotContain(LeftOut, wide.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.OutputLines, line => line.EndsWith(' '));
        var whole = Words(wide.Output).Concat(Words(LeftOut)).SelectMany(w => new[] { w, w + ".", w + "," }).ToHashSet();
        Assert.DoesNotContain(Words(run.Output), word => !whole.Contains(word) && word.Any(c => c != '-'));
        Assert.All(run.OutputLines.Where(line => !IsForCopying(line)), line => Assert.True(line.Length <= width || Words(line).Length == 1, $"{line.Length}: {line}"));
    }

    [Theory]
    [InlineData(80, "Type, Dropout")]
    [InlineData(100, "Dropout")]
    public void A_narrow_table_leaves_out_the_least_important_columns_and_names_them(int width, string expected)
    {
        var run = ToolRun.OnWidth(width, "describe", Models.Path);

        var lines = run.Output.Split('\n');
        Assert.Equal($"{LeftOut}{expected}.", lines[10]);
        Assert.All(["Variant", "Parameters", "FLOPS", "Paper"], header => Assert.Contains(header, lines[0], StringComparison.Ordinal));
        Assert.All(expected.Split(", "), header => Assert.DoesNotContain(header, lines[0], StringComparison.Ordinal));
    }

    [Fact]
    public void The_mark_of_a_figure_is_explained_only_if_a_figure_has_it()
    {
        Assert.Contains("\n* The exact figure", ToolRun.OnWidth(80, "describe", Models.Path).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n* The exact figure", ToolRun.OnWidth(60, "describe", Models.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_longer_than_the_terminal_is_broken_inside_its_cell()
    {
        var name = "B" + new string('x', 150);
        var run = ToolRun.OnWidth(80, "describe", _directory.Write("long.effnet", Models.With("variant B0", $"variant {name}")), "--variant", name);

        var table = run.Output[..run.Output.IndexOf("FLOPS are", StringComparison.Ordinal)];
        Assert.All(table.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("5,288,548", table, StringComparison.Ordinal);
        Assert.Equal(150, table.Count(c => c == 'x'));
    }

    public static TheoryData<int, string> Helps { get; } = new MatrixTheoryData<int, string>(
        [60, 80, 120], [.. EffNetTool.CreateRoot().Subcommands.Select(c => c.Name), "weights get", "weights list", ""]);

    [Theory]
    [MemberData(nameof(Helps))]
    public void Help_wraps_between_words_and_does_not_wrap_examples(int width, string command)
    {
        string[] arguments = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
        var wide = ToolRun.OnWidth(null, arguments);

        var run = ToolRun.OnWidth(width, arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Words(wide.Output).Order(StringComparer.Ordinal), Words(run.Output).Order(StringComparer.Ordinal));
        var whole = wide.OutputLines.ToHashSet();
        Assert.All(run.OutputLines.Where(line => line.Length > width), line => Assert.Contains(line, whole.Where(l => l.Contains("effnet ", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_term_in_the_help_stays_next_to_its_text()
    {
        var run = ToolRun.OnWidth(60, "weights", "get", "--help");

        Assert.Contains(
            "\n  EFFNET_WEIGHTS_MIRROR  the base address of a mirror, which\n                         has each file under its original\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_declaration_that_solve_prints_is_not_wrapped()
    {
        var declaration = ToolRun.Of(Arguments("solve models.effnet")).OutputLines.Single(l => l.Contains("phi: solve(", StringComparison.Ordinal));
        Assert.True(declaration.Length > 40);
        Assert.Contains(declaration, ToolRun.OnWidth(40, Arguments("solve models.effnet")).OutputLines);
    }

    [Theory]
    [InlineData(false, 80, 80)]
    [InlineData(false, 40, 40)]
    [InlineData(false, 1, 40)]
    [InlineData(false, 0, null)]
    [InlineData(true, 80, null)]
    public void Lines_are_as_wide_as_the_terminal_and_unlimited_if_output_is_redirected_or_the_width_is_unknown(bool isRedirected, int windowWidth, int? expected) =>
        Assert.Equal(expected, TerminalWidth.Of(isRedirected, () => windowWidth));

    [Fact]
    public void A_terminal_without_a_window_does_not_limit_lines() => Assert.Null(TerminalWidth.Of(isRedirected: false, () => throw new IOException()));

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsForCopying(string line) => line.StartsWith("    variant ", StringComparison.Ordinal);

    private string[] Arguments(string command)
    {
        _directory.Write("before.effnet", Models.Text);
        _directory.Write("after.effnet", Models.Text.Replace("kernel: 5", "kernel: 3", StringComparison.Ordinal).Replace("channels: 40", "channels: 48", StringComparison.Ordinal));
        _directory.Write("search.effnet", Models.Scaled);
        return [.. command.Split(' ').SelectMany(PathsOf), .. command.StartsWith("solve", StringComparison.Ordinal) ? ["flops <= 600M"] : Array.Empty<string>()];
    }

    private string[] PathsOf(string word) => word switch
    {
        "models.effnet" => [Models.Path],
        _ when word.EndsWith(".effnet", StringComparison.Ordinal) => [_directory.PathOf(word)],
        _ when Starters.Starter.All.Any(s => s.Name == word) => [_directory.Write($"{word}.effnet", Starters.Starter.All.Single(s => s.Name == word).Text)],
        _ => [word],
    };
}
