using System.Diagnostics;
using System.Text;

namespace EffNet.Cli.Tests;

/// <summary>Behavior that only a separate process has: the other tests call the tool as a function.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task The_process_writes_UTF8_without_a_byte_order_mark_in_another_locale()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("scaling.effnet", Models.With("beta: 1.1", "beta: 1.3"));
        var expected = ToolRun.Of("check", file);

        var (exitCode, output) = await RunAsync("check", file);

        Assert.Contains('±', expected.Output);
        Assert.Equal(expected.Output, Encoding.UTF8.GetString(output).ReplaceLineEndings("\n"));
        Assert.Equal(expected.ExitCode, exitCode);
    }

    [Fact]
    public async Task The_process_does_not_wrap_or_color_tables_in_a_pipe()
    {
        var (exitCode, output) = await RunAsync("describe", Models.Path);

        Assert.Equal(ToolRun.Of("describe", Models.Path).Output, Encoding.UTF8.GetString(output).ReplaceLineEndings("\n"));
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task The_process_reads_standard_input()
    {
        var (exitCode, output) = await RunInAsync(null, Models.Text, "describe", "-", "--variant", "B0");

        Assert.Equal((0, ToolRun.Of("describe", Models.Path, "--variant", "B0").Output), (exitCode, Encoding.UTF8.GetString(output).ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task New_writes_a_file_with_the_name_of_the_family_to_the_current_directory()
    {
        using var directory = new TemporaryDirectory();

        var (exitCode, _) = await RunInAsync(directory.Path, string.Empty, "new", "mobilenet-v1");

        Assert.Equal(0, exitCode);
        Assert.Equal(0, ToolRun.Of("check", directory.PathOf("mobilenet-v1.effnet")).ExitCode);
    }

    [Fact]
    public async Task Standard_output_that_cannot_be_written_causes_one_error()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no stream here that is always full.");
        using var directory = new TemporaryDirectory();
        var errors = directory.PathOf("errors");

        using var shell = Process.Start(
            "sh",
            [
                "-c",
                $"'{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{Path.Combine(AppContext.BaseDirectory, "EffNet.Cli.dll")}' describe '{Models.Path}' "
                + $"> /dev/full 2> '{errors}'",
            ]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("standard output: error : ", Assert.Single(await File.ReadAllLinesAsync(errors, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2> /dev/full")]
    [InlineData("2>&-")]
    [InlineData("> /dev/full 2> /dev/full")]
    [InlineData("< /dev/null >&- 2>&-")]
    public async Task The_process_exits_1_if_its_streams_cannot_be_written(string streams)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no stream here that is always full.");

        using var shell = Process.Start(
            "sh",
            [
                "-c",
                $"'{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{Path.Combine(AppContext.BaseDirectory, "EffNet.Cli.dll")}' "
                + $"describe missing.effnet {streams}",
            ]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, shell.ExitCode);
    }

    private static Task<(int ExitCode, byte[] Output)> RunAsync(params string[] arguments) => RunInAsync(null, string.Empty, arguments);

    private static async Task<(int ExitCode, byte[] Output)> RunInAsync(string? directory, string input, params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "EffNet.Cli.dll"), .. arguments])
        {
            WorkingDirectory = directory ?? string.Empty,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "en_US.ISO-8859-1", ["COLUMNS"] = "40", ["TERM"] = "xterm-256color", ["GITHUB_ACTIONS"] = "true" },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ToArray());
    }
}
