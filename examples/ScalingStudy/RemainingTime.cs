namespace ScalingStudy;

/// <summary>Estimates the remaining time of a study.</summary>
internal static class RemainingTime
{
    /// <summary>
    /// Estimates the time until all trials are complete. A trial is expected to take as long as the trials of the same network with other seeds. If there are no such trials, the
    /// time for each multiply-add is expected to be that of all complete trials.
    /// </summary>
    /// <param name="trials">All trials.</param>
    /// <param name="results">The results so far, at least one.</param>
    /// <param name="processes">The number of processes.</param>
    public static TimeSpan Estimate(IReadOnlyList<Trial> trials, IReadOnlyList<TrialResult> results, int processes)
    {
        var complete = results.Select(result => (result.Network, result.Seed)).ToHashSet();
        var seconds = results.GroupBy(result => result.Network).ToDictionary(group => group.Key, group => group.Average(result => result.Seconds));
        var secondsPerMultiplyAdd = results.Sum(result => result.Seconds) / results.Sum(result => (double)result.MultiplyAdds);
        var left = trials.Where(trial => !complete.Contains((trial.Network.Name, trial.Seed)))
            .Sum(trial => seconds.TryGetValue(trial.Network.Name, out var known) ? known : secondsPerMultiplyAdd * trial.Network.Flops);
        return TimeSpan.FromSeconds(left / processes);
    }
}
