using System.Globalization;
using EffNet.Training;
using EffNet.Weights;

namespace ScalingStudy;

/// <summary>Runs the trials of a plan that no other process has run or is running.</summary>
/// <param name="plan">The plan.</param>
/// <param name="folder">The folder that all processes share.</param>
/// <param name="run">A function that runs one trial. Its second argument is the folder for checkpoints.</param>
/// <param name="print">A function that prints a line about the progress.</param>
internal sealed class StudyWorker(StudyPlan plan, StudyFolder folder, Func<Trial, string, CancellationToken, Task<TrialResult>> run, Action<string> print)
{
    private readonly List<string> _failed = [];

    /// <summary>Gets the number of processes that work on the study, for the estimate of the remaining time. The default is 1.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>Gets the names of the trials that failed in this process, because their training diverged.</summary>
    public IReadOnlyList<string> Failed => _failed;

    /// <summary>Runs trials until each one has a result, has failed in this process, or is claimed by another process.</summary>
    /// <param name="cancellationToken">A token to cancel after a checkpoint.</param>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    /// <exception cref="InvalidDataException">The checkpoint of a trial is damaged.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var trial in plan.Trials.Where(trial => !_failed.Contains(trial.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var claim = folder.TryClaim(trial);
            if (claim is not null)
                await RunAsync(trial, cancellationToken);
        }
    }

    private async Task RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        print($"{trial.Name} begins");
        TrialResult result;
        try
        {
            result = await run(trial, folder.CheckpointsOf(trial), cancellationToken);
        }
        catch (TrainingDivergedException exception)
        {
            // Training would diverge again with the same seed, so the trial is not repeated. The other trials do not depend on it.
            _failed.Add(trial.Name);
            print($"{trial.Name} failed: {exception.Message}");
            return;
        }
        catch (WeightFileException exception)
        {
            throw new InvalidDataException($"{exception.Message} To start the trial again, delete the folder '{folder.CheckpointsOf(trial)}'. "
                + "The results of the other trials are not affected.", exception);
        }

        folder.Write(trial, result);
        var results = folder.ReadResults(plan);
        var left = RemainingTime.Estimate(plan.Trials, results, Processes);
        print(string.Create(
            CultureInfo.InvariantCulture,
            $"{trial.Name}: {result.TestAccuracy:0.00} % of test images, {result.Seconds:0} seconds; {results.Count} of {plan.Trials.Count} trials are complete, "
                + $"about {left.TotalMinutes:0} minutes are left with --processes {Processes}"));
    }
}
