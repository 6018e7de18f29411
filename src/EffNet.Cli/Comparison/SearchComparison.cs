using EffNet.Cli.Description;
using EffNet.Language.Model;

namespace EffNet.Cli.Comparison;

/// <summary>A search that differs, or is in one of two files only.</summary>
/// <param name="Type">The C# class that lists its candidates.</param>
/// <param name="Change">Whether it was added, removed or changed.</param>
/// <param name="Settings">What it says that differs.</param>
/// <param name="Added">Candidates that only the later file has.</param>
/// <param name="Removed">Candidates that only the earlier file has. One whose network changed is among both.</param>
internal sealed record SearchComparison(
    string Type,
    ChangeKind Change,
    IReadOnlyList<SettingChange> Settings,
    IReadOnlyList<CandidateDescription> Added,
    IReadOnlyList<CandidateDescription> Removed)
{
    /// <summary>Compares two searches of one type, of which one may not be there; <see langword="null"/> where they are equal.</summary>
    public static SearchComparison? Between(SearchModel? before, SearchModel? after)
    {
        if (WithoutNetworks(before) == WithoutNetworks(after))
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
        var (old, @new) = (Candidates(before), Candidates(after));
        return new SearchComparison(
            (after ?? before)!.TypeName,
            before is null ? ChangeKind.Added : after is null ? ChangeKind.Removed : ChangeKind.Changed,
            [.. settings.OfType<SettingChange>()],
            [.. @new.Except(old)],
            [.. old.Except(@new)]);
    }

    /// <summary>The networks are omitted: they follow from the candidates and the family, whose changes other entries report.</summary>
    private static SearchModel? WithoutNetworks(SearchModel? search) => search is null ? null : search with { Networks = default };

    private static string? Networks(SearchModel? search) => search is { HasNetworks: true } ? "all" : null;

    private static List<CandidateDescription> Candidates(SearchModel? search) => search?.Candidates.Select(CandidateDescription.Of).ToList() ?? [];

    private static string? Accessibility(SearchModel? search) => search is null ? null : search.IsPublic ? "public" : "internal";
}
