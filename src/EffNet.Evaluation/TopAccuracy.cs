namespace EffNet;

/// <summary>How often the right class was among the best <paramref name="K"/>.</summary>
/// <param name="K">The number of classes that count as the best, from 1.</param>
/// <param name="Count">The number of pictures whose class was among them.</param>
/// <param name="Accuracy">The share of pictures, from 0 to 1; not a number if there are no pictures.</param>
public sealed record TopAccuracy(int K, long Count, double Accuracy);
