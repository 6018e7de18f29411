namespace EffNet.Language.Diagnostics;

/// <summary>How the networks of a search meet one bound on a cost.</summary>
/// <param name="Text">The bound as written.</param>
/// <param name="Phrase">Its comparison as a message says it.</param>
/// <param name="Target">The cost that a bound relative to a baseline comes to; <see langword="null"/> for other bounds.</param>
/// <param name="Met">The number of networks that meet it.</param>
/// <param name="NearestWord">What a message calls the cost that comes nearest to it: "least", "largest" or "nearest".</param>
/// <param name="Nearest">The cost that comes nearest to it.</param>
internal sealed record BoundStatistics(string Text, string Phrase, decimal? Target, int Met, string NearestWord, long Nearest);
