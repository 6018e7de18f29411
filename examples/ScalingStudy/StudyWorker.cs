using System.Globalization;
using EffNet.Training;

namespace ScalingStudy;

/// <summary>Runs the trials of a plan that no other process has run or is running.</summary>
/// <param name="plan">The plan.</param>
/// <param name="folder">The folder that all processes share.</param>
/// <param name="run">Runs one trial, with the folder for its checkpoints.</param>
/// <param name="print">Receives lines about the progress.</param>
internal sealed class StudyWorker(StudyPlan plan, StudyFolder folder, Func<Trial, string, CancellationToken, Task<TrialResult>> run, Action<string> print)
{
    /// <summary>Runs trials until each one has a result, has failed in this process, or is claimed by another process.</summary>
    /// <param name="cancellationToken">Cancels after a checkpoint.</param>
    /// <returns>The names of the trials that failed, because their training diverged.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        var trials = plan.Trials;
        foreach (var trial in trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var claim = folder.TryClaim(trial);
            if (claim is null)
                continue;
            try
            {
                print($"{trial.Name} begins");
                var result = await run(trial, folder.CheckpointsOf(trial), cancellationToken);
                folder.Write(trial, result);
                var count = trials.Count(other => File.Exists(folder.ResultOf(other)));
                print(string.Create(
                    CultureInfo.InvariantCulture, $"{trial.Name}: {result.TestAccuracy:0.00} % of test images, {result.Seconds:0} seconds; {count} of {trials.Count} trials are complete"));
            }
            catch (TrainingDivergedException exception)
            {
                // A diverged training diverges again; the other trials do not depend on it.
                failed.Add(trial.Name);
                print($"{trial.Name} failed: {exception.Message}");
            }
        }

        return failed;
    }
}
