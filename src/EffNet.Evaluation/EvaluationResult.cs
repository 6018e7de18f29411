namespace EffNet;

/// <summary>The results of evaluating a network on a folder.</summary>
/// <param name="ClassResults">The results for each class, in the order of the network's outputs, including classes without pictures.</param>
/// <param name="Confusions">The non-zero cells of the confusion matrix, including correct predictions, ordered by actual and then by predicted class.</param>
/// <param name="TopK">The top-k accuracies, in the order of <see cref="EvaluationOptions.TopK"/>.</param>
/// <param name="Loss">The mean cross-entropy of the pictures, in nats, as computed by PyTorch's <c>cross_entropy</c>; NaN if there are no pictures.</param>
/// <param name="Unreadable">The files that could not be read. The other results do not include them.</param>
public sealed record EvaluationResult(
    IReadOnlyList<ClassResult> ClassResults, IReadOnlyList<Confusion> Confusions, IReadOnlyList<TopAccuracy> TopK, double Loss, IReadOnlyList<UnreadableFile> Unreadable)
{
    /// <summary>
    /// Gets the accuracy of predictions of similar confidence: 15 bins of equal width from 0 to 1, as in Guo et al., "On Calibration of Modern Neural
    /// Networks", ICML 2017. The list is empty if the calibration was not computed.
    /// </summary>
    public IReadOnlyList<CalibrationBin> CalibrationBins { get; init; } = [];

    /// <summary>
    /// Gets the expected calibration error, from 0 to 1: the mean difference between the confidence and the accuracy of the <see cref="CalibrationBins"/>,
    /// weighted by the number of pictures in each bin. NaN if there are no pictures.
    /// </summary>
    public double ExpectedCalibrationError =>
        CalibrationBins.Where(bin => bin.Count > 0).Sum(bin => bin.Count * Math.Abs(bin.Accuracy - bin.Confidence)) / CalibrationBins.Sum(bin => bin.Count);

    /// <summary>Gets the number of pictures that the network classified.</summary>
    public long Count => ClassResults.Sum(c => c.Support);

    /// <summary>Gets the number of pictures whose class was predicted correctly.</summary>
    public long Top1Count => ClassResults.Sum(c => c.Correct);

    /// <summary>Gets the share of pictures whose class was predicted correctly, from 0 to 1; NaN if there are no pictures.</summary>
    public double Top1 => (double)Top1Count / Count;

    /// <summary>Gets the unweighted mean of the classes' <see cref="ClassResult.Precision"/>.</summary>
    public double MacroPrecision => MeanOf(c => c.Precision);

    /// <summary>
    /// Gets the unweighted mean of the classes' <see cref="ClassResult.Recall"/>, which is the balanced accuracy if every class has pictures.
    /// </summary>
    public double MacroRecall => MeanOf(c => c.Recall);

    /// <summary>Gets the unweighted mean of the classes' <see cref="ClassResult.F1"/>.</summary>
    public double MacroF1 => MeanOf(c => c.F1);

    /// <summary>Returns the share of pictures whose correct class is among the best <paramref name="k"/> classes.</summary>
    /// <param name="k">One of the values of <see cref="EvaluationOptions.TopK"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The evaluation did not compute the accuracy for <paramref name="k"/>.</exception>
    public double Top(int k) => TopK.FirstOrDefault(top => top.K == k)?.Accuracy
        ?? throw new ArgumentOutOfRangeException(
            nameof(k), k, $"The evaluation did not compute the top-{k} accuracy; add {k} to {nameof(EvaluationOptions)}.{nameof(EvaluationOptions.TopK)}.");

    private double MeanOf(Func<ClassResult, double> measure) => ClassResults.Where(c => c.Occurs).Select(measure).DefaultIfEmpty(double.NaN).Average();
}
