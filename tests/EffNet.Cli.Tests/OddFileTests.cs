using System.Runtime.Versioning;
using System.Text;

namespace EffNet.Cli.Tests;

/// <summary>All commands read files alike: the tests compare the output of <c>check</c> and require that <c>describe</c> and <c>emit</c> report the same errors.</summary>
public sealed class OddFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_missing_file_causes_one_error_of_every_command() =>
        AssertOneError(_directory.PathOf("missing.effnet"), ": error : The file does not exist.");

    [Fact]
    public void A_file_in_a_missing_directory_causes_one_error() =>
        AssertOneError(_directory.PathOf("missing/models.effnet"), ": error : The file does not exist.");

    [Fact]
    public void A_directory_instead_of_a_file_causes_one_error() =>
        AssertOneError(_directory.Path, ": error : This is a directory; specify a .effnet file.");

    [Fact]
    public void A_locked_file_causes_one_error()
    {
        var file = _directory.Write("locked.effnet", Models.Text);
        using var locked = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        AssertOneError(file, ": error : ");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_without_read_permission_causes_one_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Nothing is forbidden to this user by file modes.");
        var file = _directory.Write("secret.effnet", Models.Text);
        File.SetUnixFileMode(file, UnixFileMode.None);

        AssertOneError(file, ": error : Access to the file is denied; change its permissions.");
    }

    [Fact]
    public void A_file_name_that_is_too_long_causes_one_error() =>
        AssertOneError(_directory.PathOf(new string('x', 300)), ": error : ");

    [Fact]
    public void An_empty_file_causes_one_error() =>
        AssertOneError(_directory.Write("empty.effnet", ""), "(1,1): error EFN1006: The file does not declare a family;");

    [Fact]
    public void A_binary_file_causes_one_error() =>
        AssertOneError(_directory.Write("binary.effnet", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2]), "(1,5): error EFN1005: ");

    [Fact]
    public void A_file_that_is_not_UTF8_causes_one_error() =>
        AssertOneError(_directory.Write("latin1.effnet", "effnet 1; // é", Encoding.Latin1), "(1,14): error EFN1005: ");

    [Theory]
    [InlineData(1_048_577)]
    [InlineData(4_194_305)]
    public void A_file_above_the_maximum_length_causes_one_error(int length) => AssertOneError(
        _directory.Write("large.effnet", new string(' ', length)),
        "(1,1): error EFN1008: The file exceeds the limit of 1,048,576 characters; split it into several files.");

    [Fact]
    public void A_file_of_the_maximum_length_is_read()
    {
        var file = _directory.Write("full.effnet", Models.Small().PadRight(1_048_576));

        Assert.Equal(new ToolRun(0, "", "1 file, 1 variant, no errors\n"), ToolRun.Of("check", file));
    }

    [Fact]
    public void A_file_is_read_if_its_bytes_but_not_its_characters_exceed_the_limit()
    {
        var file = _directory.Write("wide.effnet", $"{Models.Small()}// {new string('é', 1_000_000)}");

        Assert.Equal(new ToolRun(0, "", "1 file, 1 variant, no errors\n"), ToolRun.Of("check", file));
    }

    public static TheoryData<string> Encodings { get; } = new("utf-8", "utf-16", "utf-16BE", "utf-32");

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_determines_the_encoding_of_a_file(string encoding)
    {
        // The encodings of GetEncoding write a byte order mark.
        var file = _directory.Write("marked.effnet", Models.Text, Encoding.GetEncoding(encoding));

        var run = ToolRun.Of("check", file);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.GraveLines);
    }

    [Fact]
    public void Windows_line_ends_do_not_change_the_position_of_an_error()
    {
        var file = _directory.Write("windows.effnet", Models.With("phi: 0", "phi: -1").ReplaceLineEndings("\r\n"));

        var run = ToolRun.Of("check", file);

        var position = Models.PositionOf("0;\n        paper");
        Assert.StartsWith($"{file}{position}: error EFN2003: ", Assert.Single(run.GraveLines), StringComparison.Ordinal);
    }

    private void AssertOneError(string file, string message)
    {
        var run = ToolRun.Of("check", file);
        Assert.Equal((1, "1 file, no variants, 1 error\n"), (run.ExitCode, run.Error));
        Assert.StartsWith(file + message, Assert.Single(run.OutputLines), StringComparison.Ordinal);

        Assert.Equal(run.OutputLines, ToolRun.Of("describe", file).ErrorLines);
        Assert.Equal(run.OutputLines, ToolRun.Of("describe", file, "--json").ErrorLines);
        var output = _directory.PathOf("output");
        var emitted = ToolRun.Of("emit", file, "-o", output);
        Assert.Equal((1, run.Output), (emitted.ExitCode, emitted.Output));
        Assert.False(Directory.Exists(output));
    }
}
