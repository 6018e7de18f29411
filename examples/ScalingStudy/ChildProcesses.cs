using System.Diagnostics;
using System.Globalization;

namespace ScalingStudy;

/// <summary>Other processes that work on the same study. They stop after a checkpoint when this process ends, however it ends, because their standard input ends then.</summary>
internal sealed class ChildProcesses : IDisposable
{
    private readonly List<Process> _processes;

    /// <summary>Initializes a new instance of the class and starts the processes: one less than the settings state, and none if this process is a child itself.</summary>
    /// <param name="settings">What the command line states.</param>
    public ChildProcesses(StudySettings settings) => _processes = [.. Enumerable.Range(1, settings.IsChild ? 0 : settings.Processes - 1).Select(_ => Process.Start(StartInfo(settings))!)];

    /// <summary>Waits until all have ended.</summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        foreach (var process in _processes)
            await process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Stops the processes, and waits until they have written their checkpoints.</summary>
    public void Dispose()
    {
        foreach (var process in _processes)
            process.StandardInput.Close();
        foreach (var process in _processes)
        {
            process.WaitForExit();
            process.Dispose();
        }
    }

    private static ProcessStartInfo StartInfo(StudySettings settings)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        // 'dotnet ScalingStudy.dll' has the library as its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        string[] arguments =
        [
            "--child", "--processes", settings.Processes.ToString(CultureInfo.InvariantCulture), "--data", settings.Data, "--folder", settings.Folder, "--seeds", settings.Plan.Seeds.ToString(CultureInfo.InvariantCulture),
            .. settings.Plan.Settings == StudyPlan.Full.Settings ? ["--full"] : Array.Empty<string>(),
        ];
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        return info;
    }
}
