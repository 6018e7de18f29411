using System.Diagnostics;
using System.Text.RegularExpressions;
using EffNet.Cli.Formatting;

namespace EffNet.Cli.Tests;

public sealed partial class FmtDiffTests : IDisposable
{
    private const string Untidy = "effnet 1;\nx {a:1 ; // é\n}";
    private const string Tidy = "effnet 1;\nx\n{\n    a: 1;    // é\n}\n";

    private const string Changes =
        """
        @@ -1,3 +1,5 @@
         effnet 1;
        -x {a:1 ; // é
        -}
        \ No newline at end of file
        +x
        +{
        +    a: 1;    // é
        +}

        """;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Fmt_diff_shows_the_changes_and_does_not_write_files()
    {
        var (untidy, tidy) = (_directory.Write("untidy.effnet", Untidy), _directory.Write("tidy.effnet", Tidy));

        var run = ToolRun.Of("fmt", "--diff", untidy, tidy);

        Assert.Equal(new ToolRun(0, $"--- {untidy}\n+++ {untidy}\n{Changes.ReplaceLineEndings("\n")}", "2 files, 1 change to make\n"), run);
        Assert.Equal(Untidy, File.ReadAllText(untidy));
    }

    [Fact]
    public void Fmt_diff_check_exits_1_if_a_file_would_change()
    {
        var (untidy, tidy) = (_directory.Write("untidy.effnet", Untidy), _directory.Write("tidy.effnet", Tidy));

        Assert.Equal(ToolRun.Of("fmt", "--diff", untidy) with { ExitCode = 1 }, ToolRun.Of("fmt", "--diff", "--check", untidy));
        Assert.Equal(new ToolRun(0, "", "1 file, no changes to make\n"), ToolRun.Of("fmt", "--diff", "--check", tidy));
        Assert.Equal(Untidy, File.ReadAllText(untidy));
    }

    [Fact]
    public void Fmt_diff_of_a_file_with_a_syntax_error_exits_1_without_a_diff()
    {
        var run = ToolRun.Of("fmt", "--diff", _directory.Write("broken.effnet", "effnet 1;\nx { a: 1 }\n"));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(": error EFN1002: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fmt_diff_of_standard_input_prints_a_diff()
    {
        var run = ToolRun.Reading(Untidy, "fmt", "-", "--diff");

        Assert.Equal((0, $"--- standard input\t\n+++ standard input\t\n{Changes.ReplaceLineEndings("\n")}"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Colored_fmt_diff_without_its_escape_sequences_equals_the_plain_diff()
    {
        var file = _directory.Write("untidy.effnet", Untidy + new string(' ', 300) + "// wide\n");
        var plain = ToolRun.Of("fmt", "--diff", file);

        var colored = ToolRun.Of("fmt", "--diff", file, "--color", "always");

        Assert.Contains("\e[91m-x {a:1", colored.Output, StringComparison.Ordinal);
        Assert.Contains("\e[32m+    a: 1;", colored.Output, StringComparison.Ordinal);
        Assert.Equal(plain, colored with { Output = Sequence.Replace(colored.Output, string.Empty) });
    }

    /// <summary>Texts before and after, and the hunks of their diff.</summary>
    public static TheoryData<string, string, string> Edits { get; } = new()
    {
        { "a\n", "a\n", "" },
        { "", "a\n", "@@ -0,0 +1 @@|+a|" },
        { "a\n", "", "@@ -1 +0,0 @@|-a|" },
        { "a", "a\n", "@@ -1 +1 @@|-a|\\ No newline at end of file|+a|" },
        { "a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@| a\r|-b\r|+c\r|" },
        { "a\r\n", "a\n", "@@ -1 +1 @@|-a\r|+a|" },
        { "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nx\n5\n6\n7\n8\n", "@@ -2,6 +2,7 @@| 2| 3| 4|+x| 5| 6| 7|" },
        { "a\n1\n2\n3\n4\n5\n6\nb\n", "x\n1\n2\n3\n4\n5\n6\ny\n", "@@ -1,8 +1,8 @@|-a|+x| 1| 2| 3| 4| 5| 6|-b|+y|" },
        { "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "1\n2\n3\n4\n5\n6\n7\ny\n", "@@ -1,4 +1,3 @@|-a| 1| 2| 3|@@ -6,4 +5,4 @@| 5| 6| 7|-b|+y|" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Hunks_of_fmt_diff_have_three_lines_of_context(string before, string after, string expected)
    {
        var lines = UnifiedDiff.Between("f", before, after).Where(l => l.Kind != DiffLineKind.File).Select(l => l.Text + l.End);

        Assert.Equal(expected, string.Concat(lines).Replace('\n', '|'));
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    public async Task Git_applies_the_output_of_fmt_diff(string lineEnd, string mark)
    {
        Assert.SkipUnless(IsThere("git"), "There is no git here.");
        var text = mark + Models.Text.Replace("    ", "\t", StringComparison.Ordinal).Replace(": ", ":", StringComparison.Ordinal).ReplaceLineEndings(lineEnd).TrimEnd();
        var (file, formatted) = (_directory.Write("a b.effnet", text), _directory.Write("formatted.effnet", text));
        Assert.Equal(0, ToolRun.Of("fmt", formatted).ExitCode);
        using var process = Start(["fmt", "--diff", "a b.effnet"]);
        using var patch = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(patch, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var applied = Process.Start(new ProcessStartInfo("git", ["apply", "-p0", _directory.Write("patch", patch.ToArray())]) { WorkingDirectory = _directory.Path })!;
        await applied.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, applied.ExitCode);
        Assert.Equal(File.ReadAllBytes(formatted), File.ReadAllBytes(file));
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Starts the tool in a new process and redirects its output as bytes.</summary>
    private Process Start(string[] arguments) => Process.Start(
        new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "EffNet.Cli.dll"), .. arguments])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    [GeneratedRegex(@"\e\[[\d;]*m")]
    private static partial Regex Sequence { get; }
}
