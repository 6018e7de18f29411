using Transfer.Fits;
using Transfer.Images;

namespace Transfer.Results;

/// <summary>The results of a method over its complete repeats.</summary>
/// <param name="Method">The method.</param>
/// <param name="Repeats">The numbers of the repeats whose folds are all there.</param>
/// <param name="AccuracyByRepeat">For each of them and each background, the share of all photographs whose class is right, each tested once.</param>
/// <param name="Recall">The share of right photographs of each class on white, over all repeats.</param>
/// <param name="ProcessorSeconds">The mean processor time of a fit.</param>
internal sealed record MethodSummary(
    Method Method, IReadOnlyList<int> Repeats, IReadOnlyDictionary<Background, IReadOnlyList<double>> AccuracyByRepeat, IReadOnlyList<double> Recall, double ProcessorSeconds)
{
    /// <summary>Summarizes the complete repeats of a method; <see langword="null"/> if there is none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="results">Results of all methods.</param>
    /// <param name="folds">The folds of a repeat.</param>
    /// <param name="classes">The number of classes.</param>
    public static MethodSummary? Of(Method method, IEnumerable<FitResult> results, int folds, int classes)
    {
        var complete = results.Where(result => result.Method == method.Name).GroupBy(result => result.Repeat).Where(repeat => repeat.Count() == folds).OrderBy(repeat => repeat.Key).ToList();
        if (complete.Count == 0)
            return null;
        var accuracies = Enum.GetValues<Background>().ToDictionary(
            background => background,
            IReadOnlyList<double> (background) => [.. complete.Select(repeat => Share(AnswersOf(repeat, background)))]);
        var onWhite = complete.SelectMany(repeat => AnswersOf(repeat, Background.White)).ToList();
        var recall = Enumerable.Range(0, classes).Select(label => Share(onWhite.Where(answer => answer.Label == label)));
        return new MethodSummary(method, [.. complete.Select(repeat => repeat.Key)], accuracies, [.. recall], complete.SelectMany(repeat => repeat).Average(result => result.ProcessorSeconds));
    }

    /// <summary>Returns the differences of accuracy on white to another method, over the repeats that both have: the folds are the same, so pairs are compared.</summary>
    /// <param name="other">The other method.</param>
    /// <returns>Mean and interval; <see langword="null"/> if no repeat is common.</returns>
    public MeanInterval? DifferenceTo(MethodSummary other)
    {
        var differences = Repeats.Index().Where(entry => other.Repeats.Contains(entry.Item)).Select(entry => On(this, entry.Item) - On(other, entry.Item)).ToList();
        return differences.Count == 0 ? null : MeanInterval.Of(differences);

        static double On(MethodSummary summary, int repeat) => summary.AccuracyByRepeat[Background.White][summary.Repeats.Index().First(entry => entry.Item == repeat).Index];
    }

    private static IEnumerable<Answer> AnswersOf(IEnumerable<FitResult> results, Background background) =>
        results.SelectMany(result => result.Answers).Where(answer => answer.Background == background);

    private static double Share(IEnumerable<Answer> answers) => answers.Average(answer => answer.IsRight ? 1.0 : 0);
}
