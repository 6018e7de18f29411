using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Measurement;

/// <summary>
/// Starts the workers of one task alternately, and measures the time from the start of the process to the first result, and the peak memory until then.
/// </summary>
internal static class StartComparison
{
    /// <summary>Runs the comparison.</summary>
    /// <param name="assignments">The work of each worker. Ratios are those of the first worker to each other worker.</param>
    /// <param name="rounds">The number of starts of each worker.</param>
    public static IReadOnlyList<Comparison.Row> Measure(IReadOnlyList<Assignment> assignments, int rounds)
    {
        var starts = assignments.Select(_ => new List<(double Time, double Memory, double Answer)>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var index in round % 2 == 0 ? Enumerable.Range(0, assignments.Count) : Enumerable.Range(0, assignments.Count).Reverse())
            {
                using var worker = new WorkerProcess(assignments[index]);
                starts[index].Add((worker.FirstAnswer, worker.PeakMemory, worker.Answer));
            }
        }

        return [.. assignments.Zip(starts, (assignment, times) => new Comparison.Row(
            assignment.Peer,
            new Sample(times.Select(t => t.Time)),
            new Sample(starts[0].Zip(times, (a, b) => a.Time / b.Time)),
            new Sample([1]),
            times.Max(t => t.Memory),
            times[0].Answer))];
    }
}
