using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

public sealed class FmtTests : IDisposable
{
    private const string Untidy = "effnet 1;\nx {a:1 ; // é\n}";
    private const string Tidy = "effnet 1;\nx\n{\n    a: 1;    // é\n}\n";
    private const string Broken = "effnet 1;\nx { a: 1 }\n";

    private static readonly DateTime s_earlier = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Fmt_rewrites_and_reports_files_that_change()
    {
        var (untidy, tidy, other) = (Write("untidy.effnet", Untidy), Write("tidy.effnet", Tidy), Write("other.effnet", Untidy));

        var run = ToolRun.Of("fmt", untidy, tidy, other);

        Assert.Equal(new ToolRun(0, $"{untidy}\n{other}\n", "3 files, 2 changes\n"), run);
        Assert.All([untidy, tidy, other], file => Assert.Equal(Tidy, File.ReadAllText(file)));
        Assert.Equal(s_earlier, File.GetLastWriteTimeUtc(tidy));
        Assert.NotEqual(s_earlier, File.GetLastWriteTimeUtc(untidy));
        Assert.Equal(3, Directory.GetFiles(_directory.Path).Length);
    }

    [Fact]
    public void Fmt_formats_a_file_that_is_named_twice_once()
    {
        var file = Write("untidy.effnet", Untidy);
        Assert.Equal(new ToolRun(0, $"{file}\n", "1 file, 1 change\n"), ToolRun.Of("fmt", file, file));
    }

    [Fact]
    public void Fmt_check_reports_files_that_would_change_and_exits_1_without_writing()
    {
        var (untidy, tidy) = (Write("untidy.effnet", Untidy), Write("tidy.effnet", Tidy));

        Assert.Equal(new ToolRun(1, $"{untidy}\n", "2 files, 1 change to make\n"), ToolRun.Of("fmt", "--check", untidy, tidy));
        Assert.Equal(new ToolRun(0, "", "1 file, no changes to make\n"), ToolRun.Of("fmt", "--check", tidy));
        Assert.Equal((Untidy, s_earlier), (File.ReadAllText(untidy), File.GetLastWriteTimeUtc(untidy)));
    }

    [Fact]
    public void The_shipped_models_pass_fmt_check() => Assert.Equal(0, ToolRun.Of("fmt", "--check", Models.Path).ExitCode);

    [Fact]
    public void Json_of_fmt_lists_every_file()
    {
        var (untidy, tidy, broken) = (Write("untidy.effnet", Untidy), Write("tidy.effnet", Tidy), Write("broken.effnet", Broken));

        var run = ToolRun.Of("fmt", "--json", untidy, tidy, broken);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal([(untidy, true, 0), (tidy, false, 0), (broken, false, 1)], Entries(run));
        var diagnostic = Assert.Single(JsonNode.Parse(run.Output)!["files"]![2]!["diagnostics"]!.AsArray())!;
        Assert.StartsWith(
            $"{broken}({diagnostic["line"]},{diagnostic["column"]}): error {diagnostic["id"]}: {diagnostic["message"]}\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(Tidy, File.ReadAllText(untidy));
    }

    [Fact]
    public void Json_of_fmt_check_lists_files_that_would_change()
    {
        var other = Write("other.effnet", Untidy);

        var run = ToolRun.Of("fmt", "--json", "--check", other);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal([(other, true, 0)], Entries(run));
        Assert.Equal(Untidy, File.ReadAllText(other));
    }

    [Fact]
    public void Fmt_does_not_change_a_file_with_a_syntax_error_and_formats_the_others()
    {
        var (broken, untidy) = (Write("broken.effnet", Broken), Write("untidy.effnet", Untidy));

        var run = ToolRun.Of("fmt", broken, untidy);

        Assert.Equal((1, $"{untidy}\n"), (run.ExitCode, run.Output));
        Assert.Equal([$"{broken}(2,9): error EFN1002: Missing ';' at the end of the statement.", "2 files, 1 change"], run.ErrorLines);
        Assert.Equal((Broken, s_earlier), (File.ReadAllText(broken), File.GetLastWriteTimeUtc(broken)));
    }

    [Theory]
    [InlineData("phi: 0", "phi: -1")]
    [InlineData("require parameters = 5_288_548", "require parameters = 1")]
    public void Fmt_formats_a_file_with_a_semantic_error(string found, string replacement)
    {
        var file = Write("wrong.effnet", Models.With(found, replacement).Replace("    ", "\t", StringComparison.Ordinal));

        Assert.Equal(new ToolRun(0, $"{file}\n", "1 file, 1 change\n"), ToolRun.Of("fmt", file));
        Assert.Equal(Models.With(found, replacement), File.ReadAllText(file));
    }

    [Fact]
    public void Fmt_of_an_unreadable_file_causes_one_error()
    {
        var (missing, large) = (_directory.PathOf("missing.effnet"), Write("large.effnet", new string(' ', 4_194_305)));
        var run = ToolRun.Of("fmt", missing, _directory.Path, large);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            [
                $"{missing}: error : The file does not exist.",
                $"{_directory.Path}: error : This is a directory; specify a .effnet file.",
                $"{large}(1,1): error EFN1008: The file exceeds the limit of 1,048,576 characters; split it into several files.",
                "3 files, no changes",
            ],
            run.ErrorLines);
    }

    [Fact]
    public void Fmt_does_not_change_a_file_with_bytes_that_are_not_UTF8()
    {
        byte[] bytes = [.. "effnet  1; // "u8, 0xE9, (byte)'\n'];
        var file = _directory.Write("latin1.effnet", bytes);

        Assert.Contains(": error EFN1005: ", ToolRun.Of("fmt", file).Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Fmt_keeps_the_byte_order_mark_and_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var file = _directory.Write("marked.effnet", Untidy, encoding);

        Assert.Equal(0, ToolRun.Of("fmt", file).ExitCode);
        Assert.Equal([.. encoding.GetPreamble(), .. encoding.GetBytes(Tidy)], File.ReadAllBytes(file));
        Assert.Equal(new ToolRun(0, "", "1 file, no changes\n"), ToolRun.Of("fmt", file));
    }

    [Fact]
    public void Fmt_keeps_line_ends()
    {
        var file = Write("windows.effnet", Untidy.ReplaceLineEndings("\r\n"));

        Assert.Equal(0, ToolRun.Of("fmt", file).ExitCode);
        Assert.Equal(Encoding.UTF8.GetBytes(Tidy.ReplaceLineEndings("\r\n")), File.ReadAllBytes(file));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Fmt_keeps_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no file modes.");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherExecute;
        var file = Write("untidy.effnet", Untidy);
        File.SetUnixFileMode(file, Mode);

        Assert.Equal(0, ToolRun.Of("fmt", file).ExitCode);
        Assert.Equal((Tidy, Mode), (File.ReadAllText(file), File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Fmt_formats_the_target_of_a_link_and_keeps_the_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege.");
        Directory.CreateDirectory(_directory.PathOf("elsewhere"));
        var (file, link) = (Write("elsewhere/untidy.effnet", Untidy), _directory.PathOf("link.effnet"));
        File.CreateSymbolicLink(link, Path.Combine("elsewhere", "untidy.effnet"));

        Assert.Equal($"{link}\n", ToolRun.Of("fmt", link).Output);
        Assert.Equal((Tidy, Path.Combine("elsewhere", "untidy.effnet")), (File.ReadAllText(file), new FileInfo(link).LinkTarget));
    }

    [Fact]
    public void Fmt_of_a_read_only_file_causes_one_error_and_keeps_the_file()
    {
        var file = Write("locked.effnet", Untidy);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        Assert.SkipWhen(!new FileInfo(file).IsReadOnly, "Nothing is forbidden to this user.");

        var run = ToolRun.Of("fmt", file);

        File.SetAttributes(file, FileAttributes.Normal);
        Assert.Equal(new ToolRun(1, "", $"{file}: error : Access to the file is denied; change the permissions of the file or its directory.\n1 file, no changes\n"), run);
        Assert.Equal(Untidy, File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_directory.Path));
    }

    [Theory]
    [InlineData("Unknown option '--chek'. Did you mean '--check'?", "--chek", "models.effnet")]
    [InlineData("Standard input, '-', cannot be formatted together with other files.", "-", "models.effnet")]
    [InlineData("A path is empty; specify a file or directory.", "models.effnet", "")]
    [InlineData("The formatted text and JSON cannot both go to standard output; add --check, or remove --json.", "-", "--json")]
    public void A_usage_error_of_fmt_exits_2_and_prints_only_the_error(string message, params string[] arguments)
    {
        var run = ToolRun.Of(["fmt", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Theory]
    [InlineData(Untidy, Tidy)]
    [InlineData(Tidy, Tidy)]
    [InlineData("\uFEFFeffnet  1;\r\n", "\uFEFFeffnet 1;\r\n")]
    public async Task Fmt_formats_standard_input_to_standard_output(string input, string output) =>
        Assert.Equal((0, output, ""), await PipeAsync(input, "fmt", "-"));

    [Fact]
    public async Task Fmt_of_standard_input_with_a_syntax_error_leaves_standard_output_empty() =>
        Assert.Equal((1, "", "-(2,9): error EFN1002: Missing ';' at the end of the statement.\n"), await PipeAsync(Broken, "fmt", "-"));

    [Fact]
    public async Task Fmt_checks_standard_input()
    {
        Assert.Equal((1, "-\n", "1 file, 1 change to make\n"), await PipeAsync(Untidy, "fmt", "-", "--check"));
        Assert.Equal((0, "", "1 file, no changes to make\n"), await PipeAsync(Tidy, "fmt", "-", "--check"));
    }

    private static IEnumerable<(string Path, bool Changed, int Diagnostics)> Entries(ToolRun run) =>
        JsonNode.Parse(run.Output)!["files"]!.AsArray().Select(f => ((string)f!["path"]!, (bool)f["changed"]!, f["diagnostics"]!.AsArray().Count));

    /// <summary>Runs the tool in a new process, because only a process has a standard input.</summary>
    private static async Task<(int ExitCode, string Output, string Error)> PipeAsync(string input, params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "EffNet.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (ReadAsync(process.StandardOutput.BaseStream), ReadAsync(process.StandardError.BaseStream));
        await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>Returns the bytes as text, including a byte order mark.</summary>
    private static async Task<string> ReadAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Writes a file with an old last write time.</summary>
    private string Write(string name, string text)
    {
        var file = _directory.Write(name, text);
        File.SetLastWriteTimeUtc(file, s_earlier);
        return file;
    }
}
