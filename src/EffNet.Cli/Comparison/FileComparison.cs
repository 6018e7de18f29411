using EffNet.Language.Model;

namespace EffNet.Cli.Comparison;

/// <summary>What differs between two files: the root of <c>effnet diff --json</c>.</summary>
/// <param name="Before">The earlier file, as the command line has it.</param>
/// <param name="After">The later one.</param>
/// <param name="ErrorsBefore">How many errors the earlier file has: what is broken by one is compared as broken, and what could not be read not at all.</param>
/// <param name="ErrorsAfter">How many the later one has.</param>
/// <param name="Identical">Whether what the generator makes of both is the same.</param>
/// <param name="Settings">What differs about the file as a whole.</param>
/// <param name="Added">Variants that only the later file has.</param>
/// <param name="Removed">Variants that only the earlier file has.</param>
/// <param name="Changed">Variants that differ.</param>
/// <param name="Unchanged">The types of those that do not.</param>
/// <param name="Searches">Searches that differ.</param>
internal sealed record FileComparison(
    string Before,
    string After,
    int ErrorsBefore,
    int ErrorsAfter,
    bool Identical,
    IReadOnlyList<SettingChange> Settings,
    IReadOnlyList<VariantSummary> Added,
    IReadOnlyList<VariantSummary> Removed,
    IReadOnlyList<VariantComparison> Changed,
    IReadOnlyList<string> Unchanged,
    IReadOnlyList<SearchComparison> Searches)
{
    /// <summary>Compares two files that were read. Variants and searches are matched by the C# type they make.</summary>
    public static FileComparison Of(SourceFile before, SourceFile after)
    {
        var (old, @new) = (ByType(before.Variants, v => v.TypeName), ByType(after.Variants, v => v.TypeName));
        var both = after.Variants.Where(v => old.ContainsKey(v.TypeName)).Select(v => (Before: old[v.TypeName], After: v)).ToList();
        SettingChange?[] settings =
        [
            SettingChange.Between("namespace", before.Model!.Namespace, after.Model!.Namespace),
            SettingChange.Between("families", Families(before.Model), Families(after.Model)),
            SettingChange.BetweenOrders("order of variants", before.Variants.Select(v => v.TypeName), after.Variants.Select(v => v.TypeName)),
            SettingChange.BetweenOrders("order of searches", before.Searches.Select(s => s.TypeName), after.Searches.Select(s => s.TypeName)),
        ];
        return new FileComparison(
            before.Path,
            after.Path,
            before.ErrorCount,
            after.ErrorCount,
            before.Model == after.Model,
            [.. settings.OfType<SettingChange>()],
            [.. after.Variants.Where(v => !old.ContainsKey(v.TypeName)).Select(VariantSummary.Of)],
            [.. before.Variants.Where(v => !@new.ContainsKey(v.TypeName)).Select(VariantSummary.Of)],
            [.. both.Where(p => p.Before != p.After).Select(p => VariantComparison.Of(p.Before, p.After))],
            [.. both.Where(p => p.Before == p.After).Select(p => p.After.TypeName)],
            CompareSearches(before, after));
    }

    private static List<SearchComparison> CompareSearches(SourceFile before, SourceFile after)
    {
        var (old, @new) = (ByType(before.Searches, s => s.TypeName), ByType(after.Searches, s => s.TypeName));
        return [.. @new.Keys.Union(old.Keys).Select(type => SearchComparison.Between(old.GetValueOrDefault(type), @new.GetValueOrDefault(type))).OfType<SearchComparison>()];
    }

    private static string? Families(FileModel model) =>
        model.Families.Count == 0 ? null : string.Join(", ", model.Families.Select(f => $"{(f.IsPublic ? "public" : "internal")} {f.Name}"));

    private static Dictionary<string, T> ByType<T>(IEnumerable<T> models, Func<T, string> typeOf) => models.ToDictionary(typeOf, StringComparer.Ordinal);
}
