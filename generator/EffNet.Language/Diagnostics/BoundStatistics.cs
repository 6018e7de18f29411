namespace EffNet.Language.Diagnostics;

/// <summary>A bound on a cost, with the number of networks of a search that meet it.</summary>
/// <param name="Text">The bound as written.</param>
/// <param name="Phrase">The comparison as a message names it, such as "at most".</param>
/// <param name="Target">The number that a bound relative to the baseline results in; <see langword="null"/> for other bounds.</param>
/// <param name="Met">The number of networks that meet the bound.</param>
/// <param name="NearestWord">The word by which a message names the cost that is nearest to the bound: "lowest", "largest" or "nearest".</param>
/// <param name="Nearest">The cost that is nearest to the bound.</param>
internal sealed record BoundStatistics(string Text, string Phrase, decimal? Target, int Met, string NearestWord, long Nearest);
