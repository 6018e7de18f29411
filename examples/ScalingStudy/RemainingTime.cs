namespace ScalingStudy;

/// <summary>Estimates how long a study still takes.</summary>
internal static class RemainingTime
{
    /// <summary>
    /// Estimates the time until all trials are complete. A trial takes as long as those of the same network with other seeds did; the trial of a new network takes as long for each multiply-add as all
    /// trials so far did.
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
