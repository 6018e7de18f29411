namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet evaluate --json</c>. What is not a number, because it would be a share of nothing, is <see langword="null"/>.</summary>
/// <param name="Pictures">The pictures that were counted.</param>
/// <param name="TopK">How often the right class was among the best k.</param>
/// <param name="Loss">The mean cross-entropy, in nats.</param>
/// <param name="Classes">The classes in the order of the outputs.</param>
/// <param name="Confusions">How often each class was taken for each, correct ones included.</param>
/// <param name="Unreadable">The files that could not be read, and why.</param>
internal sealed record EvaluationReport(
    long Pictures,
    IReadOnlyList<EvaluationReport.Accuracy> TopK,
    double? Loss,
    IReadOnlyList<EvaluationReport.ClassAccuracy> Classes,
    IReadOnlyList<Confusion> Confusions,
    IReadOnlyList<EvaluationReport.UnreadablePicture> Unreadable)
{
    /// <summary>Describes what was counted.</summary>
    /// <param name="result">What was counted.</param>
    public static EvaluationReport Of(EvaluationResult result) => new(
        result.Count,
        [.. result.TopK.Select(t => new Accuracy(t.K, t.Count, NumberOf(t.Accuracy)))],
        NumberOf(result.Loss),
        [.. result.ClassResults.Select(c => new ClassAccuracy(c.ClassIndex, c.ClassName, c.Support, c.Predicted, c.Correct, NumberOf(c.Precision), NumberOf(c.Recall), NumberOf(c.F1)))],
        result.Confusions,
        [.. result.Unreadable.Select(f => new UnreadablePicture(f.Path, ExceptionText.Of(f.Problem)))]);

    private static double? NumberOf(double number) => double.IsNaN(number) ? null : number;

    /// <summary>How often the right class was among the best k.</summary>
    /// <param name="K">The number of best classes.</param>
    /// <param name="Count">The number of pictures.</param>
    /// <param name="Share">Their share.</param>
    internal sealed record Accuracy(int K, long Count, double? Share);

    /// <summary>How well a class is known.</summary>
    /// <param name="Class">Its place in the network's output.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Pictures">The pictures of it.</param>
    /// <param name="Predicted">The pictures that were taken for it.</param>
    /// <param name="Correct">The pictures of it that were taken for it.</param>
    /// <param name="Precision">The share of those taken for it that are of it.</param>
    /// <param name="Recall">The share of those of it that were taken for it.</param>
    /// <param name="F1">The harmonic mean of both.</param>
    internal sealed record ClassAccuracy(int Class, string Name, long Pictures, long Predicted, long Correct, double? Precision, double? Recall, double? F1);

    /// <summary>A file that could not be read.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Problem">Why.</param>
    internal sealed record UnreadablePicture(string Path, string Problem);
}
