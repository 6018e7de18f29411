using System.Diagnostics;

namespace EffNet.Pictures.Parity;

/// <summary>Measures the time to decode and prepare the photographs.</summary>
internal static class Speed
{
    private const int Repeats = 8;
    private const int Rounds = 9;

    /// <summary>Returns lines that compare the times of EffNet and Python, which are measured alternately.</summary>
    public static IEnumerable<string> Compare(Python python)
    {
        string[] paths = [.. Enumerable.Repeat(File.ReadAllLines(Path.Combine(python.Folder, "photographs.txt")), Repeats).SelectMany(path => path)];
        foreach (var threads in new[] { 1, 2 })
        {
            var (mine, theirs) = (new List<double>(), new List<double>());
            Once(paths, threads);
            for (var round = 0; round < Rounds; round++)
            {
                theirs.AddRange(python.Measure(threads, rounds: 1));
                mine.Add(Once(paths, threads));
            }

            var ratios = mine.Zip(theirs).Select(pair => pair.Second / pair.First).Order().ToList();
            yield return
                $"{threads} threads: EffNet {paths.Length / Median(mine):0} pictures/s, Pillow and torchvision {paths.Length / Median(theirs):0}; " +
                $"ratio {Median(ratios):0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00}, {Rounds} rounds)";
        }
    }

    private static double Once(string[] paths, int threads)
    {
        var preprocessing = Preprocessing.ForTrainingFromScratch(224);
        var start = Stopwatch.GetTimestamp();
        if (threads == 1)
        {
            foreach (var path in paths)
                preprocessing.LoadBatch([path]).Dispose();
        }
        else
        {
            preprocessing.LoadBatch(paths).Dispose();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
