namespace EffNet.Language.Services;

/// <summary>A target with the cost of the solved network.</summary>
/// <param name="Text">The target in its canonical form.</param>
/// <param name="Limit">The largest allowed cost; <see langword="null"/> if it has more than 28 digits.</param>
/// <param name="Actual">The actual cost.</param>
public sealed record MetTarget(string Text, decimal? Limit, long Actual);
