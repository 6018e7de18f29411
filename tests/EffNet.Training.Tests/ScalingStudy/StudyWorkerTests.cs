using System.Collections.Concurrent;
using EffNet.Weights;
using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

public sealed class StudyWorkerTests : IDisposable
{
    private readonly RunFolder _files = new();
    private readonly ConcurrentQueue<string> _runs = new();
    private readonly ConcurrentQueue<string> _lines = new();

    public void Dispose() => _files.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StudyWorker Worker(Action<Trial>? before = null) => new(
        Trials.Plan,
        new StudyFolder(_files.Path),
        (trial, _, _) =>
        {
            before?.Invoke(trial);
            _runs.Enqueue(trial.Name);
            return Task.FromResult(Trials.ResultOf(trial));
        },
        _lines.Enqueue);

    [Fact]
    public async Task Several_workers_together_run_each_trial_once()
    {
        using var barrier = new Barrier(3);
        // All workers start at the same time and wait for each other at their first trial.
        var workers = Enumerable.Range(0, 3).Select(_ =>
        {
            var isFirst = true;
            return Worker(_ =>
            {
                if (isFirst)
                    barrier.SignalAndWait(Token);
                isFirst = false;
            });
        });

        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(Token), Token)));

        Assert.Equal(Trials.Plan.Trials.Select(trial => trial.Name).Order(), _runs.Order());
    }

    [Fact]
    public async Task Claimed_trial_is_skipped_and_run_after_its_claim_ends()
    {
        var trial = Trials.Plan.Trials[3];
        var worker = Worker();
        using (new StudyFolder(_files.Path).TryClaim(trial))
            await worker.RunAsync(Token);
        Assert.Equal(Trials.Plan.Trials.Count - 1, _runs.Count);

        await worker.RunAsync(Token);

        Assert.Equal(trial.Name, _runs.Last());
        Assert.Equal(Trials.Plan.Trials.Count, _runs.Count);
    }

    [Fact]
    public async Task Canceled_trial_has_no_result_and_is_run_next_time()
    {
        var trial = Trials.Plan.Trials[2];
        await Assert.ThrowsAsync<OperationCanceledException>(() => Worker(next => Throw(next, trial, new OperationCanceledException())).RunAsync(Token));
        Assert.Equal(2, _runs.Count);

        await Worker().RunAsync(Token);

        Assert.Equal(Trials.Plan.Trials.Select(one => one.Name), _runs);
    }

    [Fact]
    public async Task Diverged_trial_is_reported_and_the_others_are_run()
    {
        var trial = Trials.Plan.Trials[2];
        var worker = Worker(next => Throw(next, trial, new TrainingDivergedException("The loss is not finite.")));

        await worker.RunAsync(Token);

        Assert.Equal([trial.Name], worker.Failed);
        Assert.Contains($"{trial.Name} failed: The loss is not finite.", _lines);
        Assert.Equal(Trials.Plan.Trials.Select(one => one.Name).Except([trial.Name]), _runs);
    }

    [Fact]
    public async Task Damaged_checkpoint_throws_with_the_folder_to_delete()
    {
        var trial = Trials.Plan.Trials[2];
        var worker = Worker(next => Throw(next, trial, new WeightFileException("last.safetensors", null, null, "the file is truncated")));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => worker.RunAsync(Token));

        Assert.Contains(new StudyFolder(_files.Path).CheckpointsOf(trial), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Remaining_time_is_estimated_from_the_same_network_or_by_multiply_adds()
    {
        var trials = Trials.Plan.Trials;
        var half = trials.Count / 2;
        TrialResult[] results = [.. trials.Take(half).Select(trial => Trials.ResultOf(trial) with { Seconds = trial.Network.Flops / 1e6 })];
        // All networks with seed 1 remain, and take as long as with seed 0.
        Assert.Equal(results.Sum(result => result.Seconds) / 2, RemainingTime.Estimate(trials, results, processes: 2).TotalSeconds, 1e-3);
        // The estimate is one microsecond for each multiply-add.
        Assert.Equal(trials.Skip(1).Sum(trial => trial.Network.Flops) / 1e6, RemainingTime.Estimate(trials, [results[0]], processes: 1).TotalSeconds, 1e-3);
    }

    private static void Throw(Trial trial, Trial failing, Exception exception)
    {
        if (trial.Name == failing.Name)
            throw exception;
    }
}
