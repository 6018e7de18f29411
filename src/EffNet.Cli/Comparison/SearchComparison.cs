using EffNet.Cli.Description;
using EffNet.Language.Model;

namespace EffNet.Cli.Comparison;

/// <summary>A search that differs between two files, or that only one file has.</summary>
/// <param name="Type">The C# class that lists its candidates.</param>
/// <param name="Change">The change: added, removed or changed.</param>
/// <param name="Settings">The settings that differ.</param>
/// <param name="Added">The candidates whose coefficients only the later file has.</param>
/// <param name="Removed">The candidates whose coefficients only the earlier file has.</param>
/// <param name="Changed">
/// The candidates that both searches have, and that differ in costs, network or name. Names are compared only if the candidates have networks.
/// </param>
internal sealed record SearchComparison(
    string Type,
    ChangeKind Change,
    IReadOnlyList<SettingChange> Settings,
    IReadOnlyList<CandidateDescription> Added,
    IReadOnlyList<CandidateDescription> Removed,
    IReadOnlyList<CandidateComparison> Changed)
{
    /// <summary>Compares two searches with the same type. One of them may be missing. Returns <see langword="null"/> if the searches are equal.</summary>
    public static SearchComparison? Between(SearchModel? before, SearchModel? after)
    {
        if (before == after)
            return null;
        SettingChange?[] settings =
        [
            SettingChange.Between("family", before?.Family, after?.Family),
            SettingChange.Between("name", before?.Name, after?.Name),
            SettingChange.Between("accessibility", Accessibility(before), Accessibility(after)),
            SettingChange.Between("phi", before?.Phi, after?.Phi),
            SettingChange.Between("points", (double?)before?.Points, after?.Points),
            SettingChange.Between("candidates", (double?)before?.Candidates.Count, after?.Candidates.Count),
            SettingChange.Between("constraints", before?.Constraints, after?.Constraints),
            SettingChange.Between("networks", Networks(before), Networks(after)),
        ];
        var (old, @new) = (ComparedCandidate.Of(before), ComparedCandidate.Of(after));
        return new SearchComparison(
            (after ?? before)!.TypeName,
            before is null ? ChangeKind.Added : after is null ? ChangeKind.Removed : ChangeKind.Changed,
            [.. settings.OfType<SettingChange>()],
            [.. @new.Where(c => !old.ContainsKey(c.Key)).Select(c => c.Value.Description)],
            [.. old.Where(c => !@new.ContainsKey(c.Key)).Select(c => c.Value.Description)],
            [.. @new.Where(c => old.ContainsKey(c.Key)).Select(c => CandidateComparison.Between(old[c.Key], c.Value)).OfType<CandidateComparison>()]);
    }

    private static string? Networks(SearchModel? search) => search is { HasNetworks: true } ? "all" : null;

    private static string? Accessibility(SearchModel? search) => search is null ? null : search.IsPublic ? "public" : "internal";
}
