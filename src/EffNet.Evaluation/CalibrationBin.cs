namespace EffNet;

/// <summary>The pictures whose predictions have about the same confidence, which is the probability of the best class: a bar of a reliability diagram.</summary>
/// <param name="From">The lowest confidence of the bin, excluded; that of the first bin is 0, included.</param>
/// <param name="To">The highest confidence of the bin, included.</param>
/// <param name="Count">The number of pictures.</param>
/// <param name="Confidence">The mean confidence of the pictures, from 0 to 1; not a number if there are none.</param>
/// <param name="Accuracy">The share of the pictures whose best class is right, from 0 to 1; not a number if there are none.</param>
public sealed record CalibrationBin(double From, double To, long Count, double Confidence, double Accuracy);
