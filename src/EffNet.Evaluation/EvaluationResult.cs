namespace EffNet;

/// <summary>How well a network knows the pictures of a folder.</summary>
/// <param name="ClassResults">Class by class, in the order of the network's outputs, including those without pictures.</param>
/// <param name="Confusions">How often each class was taken for each: only pairs that occurred, correct ones included, by actual and then by predicted class.</param>
/// <param name="TopK">How often the right class was among the best k, for each k of <see cref="EvaluationOptions.TopK"/>, in that order.</param>
/// <param name="Loss">The mean cross-entropy of the pictures, in nats, as PyTorch's <c>cross_entropy</c>; not a number if there are no pictures.</param>
/// <param name="Unreadable">Files that could not be read. They are not counted.</param>
public sealed record EvaluationResult(
    IReadOnlyList<ClassResult> ClassResults, IReadOnlyList<Confusion> Confusions, IReadOnlyList<TopAccuracy> TopK, double Loss, IReadOnlyList<UnreadableFile> Unreadable)
{
    /// <summary>
    /// Gets how often predictions of about the same confidence are right: 15 bins of equal width from 0 to 1, as in Guo et al., "On Calibration of Modern Neural Networks", ICML 2017; empty if it was not
    /// counted.
    /// </summary>
    public IReadOnlyList<CalibrationBin> CalibrationBins { get; init; } = [];

    /// <summary>
    /// Gets the expected calibration error, from 0 to 1: the mean difference between the confidence and the accuracy of the <see cref="CalibrationBins"/>, each weighted with its number of pictures. Not a
    /// number if there are no pictures.
    /// </summary>
    public double ExpectedCalibrationError =>
        CalibrationBins.Where(bin => bin.Count > 0).Sum(bin => bin.Count * Math.Abs(bin.Accuracy - bin.Confidence)) / CalibrationBins.Sum(bin => bin.Count);

    /// <summary>Gets the number of pictures that the network classified.</summary>
    public long Count => ClassResults.Sum(c => c.Support);

    /// <summary>Gets the number of pictures whose class the network knew.</summary>
    public long Top1Count => ClassResults.Sum(c => c.Correct);

    /// <summary>Gets the share of pictures whose class the network knew, from 0 to 1; not a number if there are no pictures.</summary>
    public double Top1 => (double)Top1Count / Count;

    /// <summary>Gets the mean of the classes' <see cref="ClassResult.Precision"/>, each with the same weight.</summary>
    public double MacroPrecision => MeanOf(c => c.Precision);

    /// <summary>Gets the mean of the classes' <see cref="ClassResult.Recall"/>, each with the same weight: the balanced accuracy, if every class has pictures.</summary>
    public double MacroRecall => MeanOf(c => c.Recall);

    /// <summary>Gets the mean of the classes' <see cref="ClassResult.F1"/>, each with the same weight.</summary>
    public double MacroF1 => MeanOf(c => c.F1);

    /// <summary>Gets the share of pictures whose class is among the best <paramref name="k"/>.</summary>
    /// <param name="k">One of <see cref="EvaluationOptions.TopK"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> was not asked for.</exception>
    public double Top(int k) => TopK.FirstOrDefault(top => top.K == k)?.Accuracy
        ?? throw new ArgumentOutOfRangeException(nameof(k), k, $"The evaluation did not count the best {k} classes; ask for them with {nameof(EvaluationOptions)}.{nameof(EvaluationOptions.TopK)}.");

    private double MeanOf(Func<ClassResult, double> measure) => ClassResults.Where(c => c.Occurs).Select(measure).DefaultIfEmpty(double.NaN).Average();
}
