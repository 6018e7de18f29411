namespace EffNet.Language.Tests.Mistakes;

/// <summary>One mistake gives one diagnostic at the right characters and breaks only its own declaration.</summary>
public sealed class OneMistakeTests
{
    private static readonly HashSet<string> s_soundLines = [.. Source.Valid.Split('\n')];

    public static IEnumerable<TheoryDataRow<string, string>> InVariants => VariantMistakes.All.Select(c => Row(c.Id, c.Variant));

    public static IEnumerable<TheoryDataRow<string, string>> InSearches => SearchMistakes.All.Select(c => Row(c.Id, c.Search));

    public static IEnumerable<TheoryDataRow<string, string>> InFamilies => FamilyMistakes.All.Select(c => Row(c.Id, c.File));

    public static IEnumerable<TheoryDataRow<string, string>> InFiles => FileMistakes.All.Select(c => Row(c.Id, c.File));

    [Theory]
    [MemberData(nameof(InVariants))]
    public void A_mistake_in_a_variant_is_reported_once_and_leaves_the_other_variants_built(string id, string variant) =>
        Mistake.IsReportedOnce(id, Source.WithVariant(variant), "Before", "After", "Elsewhere");

    [Theory]
    [MemberData(nameof(InSearches))]
    public void A_mistake_in_a_search_is_reported_once_and_leaves_the_variants_built(string id, string search) =>
        Mistake.IsReportedOnce(id, Source.WithVariant(search), "Before", "After", "Elsewhere");

    [Theory]
    [MemberData(nameof(InFamilies))]
    public void A_mistake_in_a_family_is_reported_once_and_leaves_the_other_family_built(string id, string file) =>
        Mistake.IsReportedOnce(id, file, "Elsewhere");

    [Theory]
    [MemberData(nameof(InFiles))]
    public void A_mistake_at_the_top_of_a_file_is_reported_once(string id, string file) => Mistake.IsReportedOnce(id, file);

    [Fact]
    public void A_file_without_errors_is_built_without_diagnostics() =>
        Assert.Equal(["Before", "X", "After", "Elsewhere"], Effnet.Built(Effnet.CompileCleanly(Source.Valid)));

    /// <summary>Returns a case whose display name consists of the lines that are not in the valid file.</summary>
    private static TheoryDataRow<string, string> Row(string id, string text)
    {
        var lines = text.Split('\n').Where(l => !s_soundLines.Contains(l)).Select(l => l.Trim());
        return new TheoryDataRow<string, string>(id, text) { TestDisplayName = $"{id} once: {string.Join(" | ", lines)}" };
    }
}
