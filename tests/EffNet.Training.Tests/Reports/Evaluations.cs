namespace EffNet.Training.Tests;

/// <summary>Results of evaluations for tests.</summary>
internal static class Evaluations
{
    /// <summary>Returns a result with the given counts by actual and predicted class.</summary>
    public static EvaluationResult Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var classes = Enumerable.Range(0, names.Count).ToList();
        var total = counts.Sum(row => row.Sum());
        var correct = classes.Sum(i => counts[i][i]);
        return new EvaluationResult(
            [.. classes.Select(i => new ClassResult(i, names[i], counts[i].Sum(), counts.Sum(row => row[i]), counts[i][i]))],
            [.. from actual in classes from predicted in classes where counts[actual][predicted] > 0 select new Confusion(actual, predicted, counts[actual][predicted])],
            [new TopAccuracy(1, correct, (double)correct / total)],
            Loss: 0.75,
            []);
    }
}
