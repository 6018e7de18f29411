namespace EffNet;

/// <summary>A top-k accuracy: how often the correct class is among the best <paramref name="K"/> classes.</summary>
/// <param name="K">The number of best classes, at least 1.</param>
/// <param name="Count">The number of pictures whose correct class is among the best <paramref name="K"/> classes.</param>
/// <param name="Accuracy">The accuracy: <paramref name="Count"/> as a share of all pictures, from 0 to 1; NaN if there are no pictures.</param>
public sealed record TopAccuracy(int K, long Count, double Accuracy);
