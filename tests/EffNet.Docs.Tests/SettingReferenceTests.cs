using EffNet.Language.Schema;

namespace EffNet.Docs.Tests;

/// <summary>The reference of settings equals the schema of the compiler.</summary>
public sealed class SettingReferenceTests
{
    private const string Document = "docs/language.md";

    private static readonly Dictionary<BlockKind, string> s_titles = new()
    {
        [BlockKind.File] = "in the file",
        [BlockKind.Profile] = "in a profile",
        [BlockKind.Family] = "in a family",
        [BlockKind.Rounding] = "in `rounding`",
        [BlockKind.Variant] = "in a variant",
        [BlockKind.Paper] = "in `paper`",
        [BlockKind.Measured] = "in `measured`",
        [BlockKind.Search] = "in a search",
    };

    [Fact]
    public void The_reference_of_settings_equals_the_tables_of_the_schema() =>
        ReceivedPage.Matches(Document, "settings", s_titles.Aggregate(Repository.Read(Document), (page, table) => WithTable(page, table.Key, table.Value)));

    [Fact]
    public void Every_setting_has_a_meaning_and_an_example_that_begins_with_its_word() =>
        Assert.All(Enum.GetValues<BlockKind>().SelectMany(p => LanguageSchema.SettingsOf(p)), setting =>
    {
        Assert.NotEqual(string.Empty, setting.Meaning);
        Assert.Matches($@"^(public )?{setting.Word}\b", setting.Example);
    });

    private static string WithTable(string page, BlockKind kind, string title)
    {
        var begin = $"<!-- begin settings {kind}: written from the schema, checked by SettingReferenceTests -->\n";
        Assert.Contains(begin, page, StringComparison.Ordinal);
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = page.IndexOf("<!-- end settings -->", start, StringComparison.Ordinal);
        var rows = LanguageSchema.SettingsOf(kind).Select(s => $"| `{s.Example}` | {s.Meaning}{(s.IsRequired ? "; required" : string.Empty)} |\n");
        return $"{page[..start]}\n| {title} | |\n|---|---|\n{string.Concat(rows)}\n{page[end..]}";
    }
}
