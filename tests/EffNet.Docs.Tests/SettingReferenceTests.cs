using EffNet.Language.Schema;

namespace EffNet.Docs.Tests;

/// <summary>The reference of settings equals the schema of the compiler.</summary>
public sealed class SettingReferenceTests
{
    private const string Document = "docs/language.md";

    private static readonly Dictionary<Place, string> s_titles = new()
    {
        [Place.File] = "in the file",
        [Place.Profile] = "in a profile",
        [Place.Family] = "in a family",
        [Place.Rounding] = "in `rounding`",
        [Place.Variant] = "in a variant",
        [Place.Paper] = "in `paper`",
        [Place.Measured] = "in `measured`",
        [Place.Search] = "in a search",
    };

    [Fact]
    public void The_reference_of_settings_equals_the_tables_of_the_schema() =>
        ReceivedPage.Matches(Document, "settings", s_titles.Aggregate(Repository.Read(Document), (page, table) => WithTable(page, table.Key, table.Value)));

    [Fact]
    public void Every_setting_has_a_meaning_and_an_example_that_begins_with_its_word() =>
        Assert.All(Enum.GetValues<Place>().SelectMany(p => LanguageSchema.SettingsOf(p)), setting =>
    {
        Assert.NotEqual(string.Empty, setting.Meaning);
        Assert.Matches($@"^(public )?{setting.Word}\b", setting.Example);
    });

    private static string WithTable(string page, Place place, string title)
    {
        var begin = $"<!-- begin settings {place}: written from the schema, checked by SettingReferenceTests -->\n";
        Assert.Contains(begin, page, StringComparison.Ordinal);
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = page.IndexOf("<!-- end settings -->", start, StringComparison.Ordinal);
        var rows = LanguageSchema.SettingsOf(place).Select(s => $"| `{s.Example}` | {s.Meaning}{(s.IsRequired ? "; required" : string.Empty)} |\n");
        return $"{page[..start]}\n| {title} | |\n|---|---|\n{string.Concat(rows)}\n{page[end..]}";
    }
}
