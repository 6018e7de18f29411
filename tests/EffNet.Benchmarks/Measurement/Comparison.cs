using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Measurement;

/// <summary>
/// Runs the workers of one task alternately, forward and then backward (ABBA), so that drift, for example of the temperature or of other load, affects all
/// workers equally. Ratios are computed within a round.
/// </summary>
/// <param name="assignments">The implementations. Ratios are those of the first implementation to each other implementation.</param>
/// <param name="rounds">The number of rounds.</param>
/// <param name="runsPerTurn">The number of runs of an implementation in one turn.</param>
/// <param name="counts">
/// Selects the implementations whose ratios must be precise. Rounds are added until these ratios are precise. If <see langword="null"/>, no rounds are added.
/// </param>
internal sealed class Comparison(IReadOnlyList<Assignment> assignments, int rounds, int runsPerTurn, Func<string, bool>? counts = null)
{
    /// <summary>A ratio is precise if half of its interval is at most this fraction of the ratio.</summary>
    private const double Well = 0.03;

    /// <summary>The largest number of rounds, as a multiple of the specified rounds.</summary>
    private const int Patience = 3;

    /// <summary>The measurements of one implementation.</summary>
    /// <param name="Peer">The implementation.</param>
    /// <param name="Time">Milliseconds per run, as medians of the turns.</param>
    /// <param name="Ratio">The time of the first implementation divided by the time of this implementation, for every round.</param>
    /// <param name="ProcessorRatio">The same ratio for the processor time of all threads.</param>
    /// <param name="PeakMemory">The peak memory of the implementation's process, in bytes.</param>
    /// <param name="Answer">The result of the implementation's first run: see <see cref="IWork.Answer"/>.</param>
    public sealed record Row(string Peer, Sample Time, Sample Ratio, Sample ProcessorRatio, double PeakMemory, double Answer);

    public IReadOnlyList<Row> Measure()
    {
        var workers = new List<WorkerProcess>();
        try
        {
            foreach (var assignment in assignments)
                workers.Add(new WorkerProcess(assignment));
            foreach (var worker in workers)
                worker.Run(runsPerTurn);
            var turns = workers.Select(_ => new List<(double Time, double Processor)>()).ToList();
            for (var round = 0; round < rounds || (round < Patience * rounds && !IsKnownWell(turns)); round++)
            {
                foreach (var index in round % 2 == 0 ? Enumerable.Range(0, workers.Count) : Enumerable.Range(0, workers.Count).Reverse())
                    turns[index].Add((new Sample(workers[index].Run(runsPerTurn)).Median, workers[index].ProcessorTime));
            }

            return [.. workers.Zip(turns, (worker, own) => new Row(
                worker.Peer,
                new Sample(own.Select(t => t.Time)),
                Ratio(turns[0], own),
                new Sample(turns[0].Zip(own, (a, b) => a.Processor / b.Processor)),
                worker.PeakMemory,
                worker.Answer))];
        }
        finally
        {
            workers.ForEach(w => w.Dispose());
        }
    }

    private static Sample Ratio(List<(double Time, double Processor)> first, List<(double Time, double Processor)> other) => new(first.Zip(other, (a, b) => a.Time / b.Time));

    private bool IsKnownWell(List<List<(double Time, double Processor)>> turns) =>
        counts is null || turns.Where((_, i) => i > 0 && counts(assignments[i].Peer)).All(other =>
        {
            var ratio = Ratio(turns[0], other);
            var (low, high) = ratio.MedianInterval();
            return high - low <= 2 * Well * ratio.Median;
        });
}
