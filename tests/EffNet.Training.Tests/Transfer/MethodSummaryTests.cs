using Transfer;
using Transfer.Fits;
using Transfer.Images;
using Transfer.Results;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public class MethodSummaryTests
{
    private const int Folds = 2;

    private static readonly Method s_method = new("a", "A", 96, true, null);
    private static readonly Method s_other = new("b", "B", 96, true, null);

    [Fact]
    public void Each_photograph_counts_once_per_repeat_and_recall_is_averaged_over_repeats()
    {
        // There are three photographs. The first repeat classifies all of them correctly, and the second repeat two.
        FitResult[] results = [Fit("a", 1, 1, (0, 0), (1, 1)), Fit("a", 1, 2, (1, 1)), Fit("a", 2, 1, (0, 0)), Fit("a", 2, 2, (1, 0), (1, 1))];

        var summary = MethodSummary.Of(s_method, results, Folds, classes: 2)!;

        Assert.Equal([1, 2], summary.Repeats);
        Assert.Equal([1, 2 / 3.0], summary.AccuracyByRepeat[Background.White]);
        Assert.Equal([1, 0.75], summary.Recall);
    }

    [Fact]
    public void Repeat_with_missing_folds_is_ignored()
    {
        FitResult[] results = [Fit("a", 1, 1, (0, 0)), Fit("a", 1, 2, (1, 1)), Fit("a", 2, 1, (0, 1))];

        Assert.Equal([1], MethodSummary.Of(s_method, results, Folds, 2)!.Repeats);
        Assert.Null(MethodSummary.Of(s_method, results[2..], Folds, 2));
        Assert.Null(MethodSummary.Of(s_other, results, Folds, 2));
    }

    [Fact]
    public void Methods_are_compared_only_by_the_repeats_of_both()
    {
        FitResult[] results =
        [
            Fit("a", 1, 1, (0, 0)), Fit("a", 1, 2, (1, 1)), Fit("a", 2, 1, (0, 0)), Fit("a", 2, 2, (1, 0)),
            Fit("b", 2, 1, (0, 0)), Fit("b", 2, 2, (1, 1)), Fit("b", 3, 1, (0, 1)), Fit("b", 3, 2, (1, 0)),
        ];
        var (one, other) = (MethodSummary.Of(s_method, results, Folds, 2)!, MethodSummary.Of(s_other, results, Folds, 2)!);

        Assert.Equal(new MeanInterval(-0.5, null), one.DifferenceTo(other));
    }

    /// <summary>Returns a result for photographs, each with its label and prediction, on all backgrounds.</summary>
    private static FitResult Fit(string method, int repeat, int fold, params (int Label, int Predicted)[] answers) => new(
        "settings",
        method,
        repeat,
        fold,
        1.5,
        [.. Enum.GetValues<Background>().SelectMany(background => answers.Select((a, i) => new Answer(i, background, a.Label, a.Predicted == 0 ? [0.7, 0.3] : [0.1, 0.9])))]);
}
