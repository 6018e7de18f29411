using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Measurement;

/// <summary>
/// Runs the workers of one task in turns, forwards and then backwards (ABBA), so that whatever drifts — temperature, neighbors on the machine — meets all of
/// them alike. Ratios are taken within a round.
/// </summary>
internal sealed class Comparison(IReadOnlyList<Assignment> assignments, int rounds, int runsPerTurn)
{
    /// <summary>What one implementation needed.</summary>
    /// <param name="Peer">The implementation.</param>
    /// <param name="Time">Milliseconds per run: medians of its turns.</param>
    /// <param name="Ratio">In every round, the first implementation's time divided by this one's.</param>
    /// <param name="PeakMemory">The most memory its process had, in bytes.</param>
    /// <param name="Answer">What its first run had to tell: see <see cref="IWork.Answer"/>.</param>
    public sealed record Row(string Peer, Sample Time, Sample Ratio, double PeakMemory, double Answer);

    public IReadOnlyList<Row> Measure()
    {
        var workers = new List<WorkerProcess>();
        try
        {
            foreach (var assignment in assignments)
                workers.Add(new WorkerProcess(assignment));
            foreach (var worker in workers)
                worker.Run(runsPerTurn);
            var turns = workers.ToDictionary(w => w, _ => new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var worker in round % 2 == 0 ? workers : Enumerable.Reverse(workers))
                    turns[worker].Add(new Sample(worker.Run(runsPerTurn)).Median);
            }

            var first = turns[workers[0]];
            return [.. workers.Select(w => new Row(w.Peer, new Sample(turns[w]), new Sample(first.Zip(turns[w], (a, b) => a / b)), w.PeakMemory, w.Answer))];
        }
        finally
        {
            workers.ForEach(w => w.Dispose());
        }
    }
}
