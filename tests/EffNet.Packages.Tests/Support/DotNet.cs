using System.Diagnostics;
using System.Text;

namespace EffNet.Packages.Tests.Support;

/// <summary>The <c>dotnet</c> that runs the tests, with its own package cache and without build nodes that remain after a command.</summary>
/// <param name="packages">The folder of the package cache, which NuGet creates.</param>
internal sealed class DotNet(string packages)
{
    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs <c>dotnet</c> with <paramref name="arguments"/> in <paramref name="folder"/>.</summary>
    public Task<CommandResult> Run(string folder, params string[] arguments) => Execute(Host, folder, arguments);

    /// <summary>Runs any program in <paramref name="folder"/>.</summary>
    public async Task<CommandResult> Execute(string program, string folder, params string[] arguments)
    {
        var output = new StringBuilder();
        using var process = Start(program, folder, line =>
        {
            lock (output)
                output.AppendLine(line);
        }, arguments);
        await Finish(process);
        lock (output)
            return new CommandResult(string.Join(' ', [program, .. arguments]), process.ExitCode, output.ToString());
    }

    /// <summary>Starts <c>dotnet</c> and passes each line of its output to <paramref name="heard"/>.</summary>
    public Process Start(string folder, Action<string> heard, params string[] arguments) => Start(Host, folder, heard, arguments);

    private Process Start(string program, string folder, Action<string> heard, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["NUGET_PACKAGES"] = packages,
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
            },
        };
        // The variable CI changes the build of this repository. It must not change the builds of the test projects.
        start.Environment.Remove("CI");
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Hear(string? line)
        {
            if (line is not null)
                heard(line);
        }
    }

    private static async Task Finish(Process process)
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
