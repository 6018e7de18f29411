using EffNet.Cli.Description;
using EffNet.Cli.Tables;

namespace EffNet.Cli.Comparison;

/// <summary>The sentences of a comparison about candidates that both searches have. They are the same in text and in Markdown.</summary>
internal static class CandidateSentences
{
    /// <summary>
    /// Returns first the lines about candidates of which only the number changed (one line for consecutive candidates), then the lines about other changed
    /// candidates.
    /// </summary>
    /// <param name="search">The search.</param>
    public static IEnumerable<string> Of(SearchComparison search) =>
        Renumbered([.. search.Changed.Where(c => c.IsOnlyRenumbered)]).Concat(search.Changed.Where(c => !c.IsOnlyRenumbered).SelectMany(Of));

    /// <summary>Returns the coefficients as they appear in a sentence.</summary>
    /// <param name="candidate">The candidate.</param>
    public static string CoefficientsOf(CandidateDescription candidate) =>
        $"alpha {Figures.Factor(candidate.Alpha)}, beta {Figures.Factor(candidate.Beta)}, gamma {Figures.Factor(candidate.Gamma)}";

    private static IEnumerable<string> Renumbered(List<CandidateComparison> candidates)
    {
        for (int start = 0, end; start < candidates.Count; start = end)
        {
            for (end = start + 1; end < candidates.Count && Follows(candidates[end], candidates[end - 1]);)
                end++;
            var (first, last) = (candidates[start], candidates[end - 1]);
            yield return end == start + 1
                ? $"renumbered: {first.Before.Name} is now {first.After.Name} ({CoefficientsOf(first.After)})"
                : $"renumbered: {first.Before.Name} to {last.Before.Name} are now {first.After.Name} to {last.After.Name}";
        }
    }

    private static bool Follows(CandidateComparison candidate, CandidateComparison previous) =>
        candidate.NumberBefore == previous.NumberBefore + 1 && candidate.NumberAfter == previous.NumberAfter + 1;

    private static IEnumerable<string> Of(CandidateComparison candidate)
    {
        var name = candidate.After.Name ?? CoefficientsOf(candidate.After);
        var parts = new List<string>();
        if (candidate.Before.Name != candidate.After.Name && candidate is { Before.Name: { } old, After.Name: not null })
            parts.Add($"{old} before");
        if (candidate.ClassChanged)
            parts.Add($"class {candidate.Before.Type} before, {candidate.After.Type} after");
        parts.AddRange(candidate.Figures.Select(Of));
        var title = candidate.After.Name is null ? name : $"{name} ({CoefficientsOf(candidate.After)})";
        yield return parts.Count == 0 ? $"changed: {title}" : $"changed: {title}: {string.Join("; ", parts)}";
        if (candidate.Network is not { } network)
            yield break;
        foreach (var setting in network.Settings)
            yield return $"{name}: {ComparisonSentences.Of(setting)}";
        foreach (var stage in network.Stages.Where(s => s.Change == ChangeKind.Changed))
        {
            foreach (var setting in stage.Settings)
                yield return $"{name}: stage {stage.Name}: {ComparisonSentences.Of(setting)}";
        }

        foreach (var part in ComparisonSentences.Parts(network))
            yield return $"{name}: {part}";
        if (network.Weights is { Fit: false } weights)
            yield return $"{name}: {ComparisonSentences.DescribeMisfit(weights)}";
    }

    private static string Of(FigureChange figure)
    {
        var percent = figure.Percent is { } share ? $", {ChangeRow.Signed(share)}%" : string.Empty;
        return $"{figure.Name} {Figures.Decimal(figure.Before)} before, {Figures.Decimal(figure.After)} after ({ChangeRow.Signed(figure.Difference)}{percent})";
    }
}
