using System.Diagnostics;
using System.Globalization;

namespace ScalingStudy;

/// <summary>
/// Represents other processes that work on the same study. When this process ends for any reason, the standard input of the other processes ends, and they stop after a checkpoint.
/// </summary>
internal sealed class ChildProcesses : IDisposable
{
    private readonly List<Process> _processes;

    /// <summary>Initializes a new instance of the class and starts the processes: one less than the settings specify, or none if this process is itself a child.</summary>
    /// <param name="settings">The settings from the command line.</param>
    public ChildProcesses(StudySettings settings) =>
        _processes = [.. Enumerable.Range(1, settings.IsChild ? 0 : settings.Processes - 1).Select(_ => Process.Start(StartInfo(settings))!)];

    /// <summary>Waits until all processes have ended.</summary>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
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
        // If the program was started as 'dotnet ScalingStudy.dll', the library is the first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        string[] arguments =
        [
            "--child", "--processes", settings.Processes.ToString(CultureInfo.InvariantCulture), "--data", settings.Data, "--folder", settings.Folder, "--seeds",
            settings.Plan.Seeds.ToString(CultureInfo.InvariantCulture),
            .. settings.Plan.Settings == StudyPlan.Full.Settings ? ["--full"] : Array.Empty<string>(),
        ];
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        return info;
    }
}
