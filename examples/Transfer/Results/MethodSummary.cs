using Transfer.Fits;
using Transfer.Images;

namespace Transfer.Results;

/// <summary>Represents the results of a method over its complete repeats.</summary>
/// <param name="Method">The method.</param>
/// <param name="Repeats">The numbers of the repeats for which all folds have results.</param>
/// <param name="AccuracyByRepeat">
/// For each background, the share of photographs that are classified correctly in each of these repeats. A repeat tests each photograph once.
/// </param>
/// <param name="Recall">The share of photographs of each class that are classified correctly on white, over all repeats.</param>
/// <param name="ProcessorSeconds">The mean processor time of a fit.</param>
internal sealed record MethodSummary(
    Method Method, IReadOnlyList<int> Repeats, IReadOnlyDictionary<Background, IReadOnlyList<double>> AccuracyByRepeat, IReadOnlyList<double> Recall, double ProcessorSeconds)
{
    /// <summary>Summarizes the complete repeats of a method. Returns <see langword="null"/> if there are none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="results">Results of all methods.</param>
    /// <param name="folds">The number of folds of a repeat.</param>
    /// <param name="classes">The number of classes.</param>
    public static MethodSummary? Of(Method method, IEnumerable<FitResult> results, int folds, int classes)
    {
        var complete = results.Where(result => result.Method == method.Name).GroupBy(result => result.Repeat).Where(repeat => repeat.Count() == folds)
            .OrderBy(repeat => repeat.Key).ToList();
        if (complete.Count == 0)
            return null;
        var accuracies = Enum.GetValues<Background>().ToDictionary(
            background => background,
            IReadOnlyList<double> (background) => [.. complete.Select(repeat => Share(AnswersOf(repeat, background)))]);
        var onWhite = complete.SelectMany(repeat => AnswersOf(repeat, Background.White)).ToList();
        var recall = Enumerable.Range(0, classes).Select(label => Share(onWhite.Where(answer => answer.Label == label)));
        var seconds = complete.SelectMany(repeat => repeat).Average(result => result.ProcessorSeconds);
        return new MethodSummary(method, [.. complete.Select(repeat => repeat.Key)], accuracies, [.. recall], seconds);
    }

    /// <summary>
    /// Returns the difference in accuracy on white from another method, over the common repeats. The differences are paired, because both methods have the same folds.
    /// </summary>
    /// <param name="other">The other method.</param>
    /// <returns>The mean and the interval; <see langword="null"/> if there are no common repeats.</returns>
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
