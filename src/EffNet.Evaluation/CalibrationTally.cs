namespace EffNet;

/// <summary>Counts how often predictions of similar confidence are correct.</summary>
/// <remarks>
/// Bins have equal width, and bin m of M is ((m - 1) / M, m / M], as in Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, section 2. The experiments in this paper
/// use 15 bins.
/// </remarks>
internal sealed class CalibrationTally
{
    private const int Bins = 15;

    private readonly long[] _count = new long[Bins];
    private readonly long[] _correct = new long[Bins];
    private readonly double[] _confidence = new double[Bins];

    /// <summary>Counts a prediction.</summary>
    /// <param name="confidence">The probability of the best class, from 0 to 1.</param>
    /// <param name="isCorrect">Whether the best class is correct.</param>
    public void Add(double confidence, bool isCorrect)
    {
        var bin = Math.Clamp((int)Math.Ceiling(confidence * Bins) - 1, 0, Bins - 1);
        _count[bin]++;
        _correct[bin] += isCorrect ? 1 : 0;
        _confidence[bin] += confidence;
    }

    /// <summary>Returns the bins, from the lowest confidence to the highest.</summary>
    public IReadOnlyList<CalibrationBin> Result() =>
        [.. Enumerable.Range(0, Bins).Select(i => new CalibrationBin((double)i / Bins, (i + 1d) / Bins, _count[i], _confidence[i] / _count[i], (double)_correct[i] / _count[i]))];
}
