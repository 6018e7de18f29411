namespace EffNet;

/// <summary>A bar of a reliability diagram: the pictures whose predictions have similar confidence. The confidence is the probability of the best class.</summary>
/// <param name="From">The lower bound of the confidence. It is excluded, except in the first bin, whose lower bound is 0.</param>
/// <param name="To">The upper bound of the confidence, included.</param>
/// <param name="Count">The number of pictures.</param>
/// <param name="Confidence">The mean confidence of the pictures, from 0 to 1; NaN if the bin has no pictures.</param>
/// <param name="Accuracy">The share of the pictures whose best class is correct, from 0 to 1; NaN if the bin has no pictures.</param>
public sealed record CalibrationBin(double From, double To, long Count, double Confidence, double Accuracy);
