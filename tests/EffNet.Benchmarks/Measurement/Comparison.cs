using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Measurement;

/// <summary>
/// Runs the workers of one task in turns, forwards and then backwards (ABBA), so that whatever drifts — temperature, neighbors on the machine — meets all of
/// them alike. Ratios are taken within a round.
/// </summary>
/// <param name="assignments">The implementations; ratios are those of the first one to the others.</param>
/// <param name="rounds">How many rounds.</param>
/// <param name="runsPerTurn">How often an implementation runs in its turn.</param>
/// <param name="counts">The peers whose ratio has to be known well: there are more rounds until it is. All rounds are run if <see langword="null"/>.</param>
internal sealed class Comparison(IReadOnlyList<Assignment> assignments, int rounds, int runsPerTurn, Func<string, bool>? counts = null)
{
    /// <summary>A ratio is known well where half of its interval is at most this share of it.</summary>
    private const double Well = 0.03;

    /// <summary>How many times the rounds there are at most.</summary>
    private const int Patience = 3;

    /// <summary>What one implementation needed.</summary>
    /// <param name="Peer">The implementation.</param>
    /// <param name="Time">Milliseconds per run: medians of its turns.</param>
    /// <param name="Ratio">In every round, the first implementation's time divided by this one's.</param>
    /// <param name="ProcessorRatio">The same of the processor time of all threads.</param>
    /// <param name="PeakMemory">The most memory its process had, in bytes.</param>
    /// <param name="Answer">What its first run had to tell: see <see cref="IWork.Answer"/>.</param>
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
