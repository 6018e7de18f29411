using EffNet.Language.Model;

namespace EffNet.Cli.Comparison;

/// <summary>The differences between two files: the root of <c>effnet diff --json</c>.</summary>
/// <param name="Before">The earlier file, as it is written on the command line.</param>
/// <param name="After">The later file.</param>
/// <param name="ErrorsBefore">The number of errors in the earlier file. Of a variant with errors, only the settings are compared.</param>
/// <param name="ErrorsAfter">The number of errors in the later file.</param>
/// <param name="Identical"><see langword="true"/> if the generator writes the same code for both files.</param>
/// <param name="Settings">The settings of the files that differ, such as the namespace.</param>
/// <param name="Added">The variants that only the later file has.</param>
/// <param name="Removed">The variants that only the earlier file has.</param>
/// <param name="Changed">The variants that differ.</param>
/// <param name="Unchanged">The types of the variants that do not differ.</param>
/// <param name="Searches">The searches that differ.</param>
internal sealed record FileComparison(
    string Before,
    string After,
    int ErrorsBefore,
    int ErrorsAfter,
    bool Identical,
    IReadOnlyList<SettingChange> Settings,
    IReadOnlyList<ComparedVariant> Added,
    IReadOnlyList<ComparedVariant> Removed,
    IReadOnlyList<VariantComparison> Changed,
    IReadOnlyList<string> Unchanged,
    IReadOnlyList<SearchComparison> Searches)
{
    /// <summary>Compares two files that were read. Variants and searches are matched by their C# type.</summary>
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
            [.. after.Variants.Where(v => !old.ContainsKey(v.TypeName)).Select(ComparedVariant.Of)],
            [.. before.Variants.Where(v => !@new.ContainsKey(v.TypeName)).Select(ComparedVariant.Of)],
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
