namespace EffNet;

/// <summary>The pictures whose predictions have similar confidence, which is the probability of the best class: a bar of a reliability diagram.</summary>
/// <param name="From">The lower bound of the confidence, excluded; in the first bin 0, included.</param>
/// <param name="To">The upper bound of the confidence, included.</param>
/// <param name="Count">The number of pictures.</param>
/// <param name="Confidence">The mean confidence of the pictures, from 0 to 1; NaN if there are none.</param>
/// <param name="Accuracy">The share of the pictures whose best class is correct, from 0 to 1; NaN if there are none.</param>
public sealed record CalibrationBin(double From, double To, long Count, double Confidence, double Accuracy);
