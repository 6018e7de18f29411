namespace EffNet.Cli.Reports;

/// <summary>
/// The root of <c>effnet evaluate --json</c>. Shares that are undefined, such as the recall of a class without images, are <see langword="null"/>.
/// </summary>
/// <param name="Pictures">The number of images.</param>
/// <param name="TopK">The number of images whose correct class was among the best k.</param>
/// <param name="Loss">The mean cross-entropy, in nats.</param>
/// <param name="Classes">The classes in the order of the outputs.</param>
/// <param name="Confusions">The number of images of each class that were predicted as each class, including correct predictions.</param>
/// <param name="Unreadable">The files that could not be read, with the reasons.</param>
internal sealed record EvaluationReport(
    long Pictures,
    IReadOnlyList<EvaluationReport.Accuracy> TopK,
    double? Loss,
    IReadOnlyList<EvaluationReport.ClassAccuracy> Classes,
    IReadOnlyList<Confusion> Confusions,
    IReadOnlyList<EvaluationReport.UnreadablePicture> Unreadable)
{
    /// <summary>Describes the result of an evaluation.</summary>
    /// <param name="result">The result.</param>
    public static EvaluationReport Of(EvaluationResult result) => new(
        result.Count,
        [.. result.TopK.Select(t => new Accuracy(t.K, t.Count, NumberOf(t.Accuracy)))],
        NumberOf(result.Loss),
        [
            .. result.ClassResults.Select(c => new ClassAccuracy(
                c.ClassIndex, c.ClassName, c.Support, c.Predicted, c.Correct, NumberOf(c.Precision), NumberOf(c.Recall), NumberOf(c.F1))),
        ],
        result.Confusions,
        [.. result.Unreadable.Select(f => new UnreadablePicture(f.Path, ExceptionText.Of(f.Problem)))]);

    private static double? NumberOf(double number) => double.IsNaN(number) ? null : number;

    /// <summary>The number of images whose correct class was among the best k.</summary>
    /// <param name="K">The number of best classes.</param>
    /// <param name="Count">The number of images.</param>
    /// <param name="Share">The share of these images.</param>
    internal sealed record Accuracy(int K, long Count, double? Share);

    /// <summary>The results for a class.</summary>
    /// <param name="Class">The index of the class in the network's output.</param>
    /// <param name="Name">The name of the class.</param>
    /// <param name="Pictures">The number of the images.</param>
    /// <param name="Predicted">The number of images that were predicted as this class.</param>
    /// <param name="Correct">The number of the images that were predicted as this class.</param>
    /// <param name="Precision">The share of images of this class among the images that were predicted as this class.</param>
    /// <param name="Recall">The share of the images that were predicted as this class.</param>
    /// <param name="F1">The harmonic mean of precision and recall.</param>
    internal sealed record ClassAccuracy(int Class, string Name, long Pictures, long Predicted, long Correct, double? Precision, double? Recall, double? F1);

    /// <summary>A file that could not be read.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Problem">The reason.</param>
    internal sealed record UnreadablePicture(string Path, string Problem);
}
