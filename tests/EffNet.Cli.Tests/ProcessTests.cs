using System.Diagnostics;
using System.Text;

namespace EffNet.Cli.Tests;

/// <summary>What only a process of its own can show: the other tests call the tool as a function.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task The_process_writes_UTF8_without_a_mark_whatever_the_locale()
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
    public async Task The_process_neither_wraps_nor_colours_tables_in_a_pipe()
    {
        var (exitCode, output) = await RunAsync("describe", Models.Path);

        Assert.Equal(ToolRun.Of("describe", Models.Path).Output, Encoding.UTF8.GetString(output).ReplaceLineEndings("\n"));
        Assert.Equal(0, exitCode);
    }

    private static async Task<(int ExitCode, byte[] Output)> RunAsync(params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "effnet.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "en_US.ISO-8859-1", ["COLUMNS"] = "40", ["TERM"] = "xterm-256color" },
        };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ToArray());
    }
}
