using System.Text.RegularExpressions;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Documentation;

/// <summary>Every rule has a section that says how grave it is.</summary>
public sealed partial class DiagnosticDocumentationTests
{
    [Fact]
    public void Every_rule_has_a_section_with_its_title_and_severity()
    {
        var sections = Section().Matches(Docs.Read("diagnostics.md")).Select(m => (m.Groups["id"].Value, m.Groups["title"].Value, m.Groups["severity"].Value));
        Assert.Equal(DiagnosticRules.All.Select(r => (r.Id, r.Title, Severity(r))).OrderBy(r => r.Id, StringComparer.Ordinal), sections);
    }

    private static string Severity(DiagnosticRule rule) => rule.BreaksNetwork ? "Error, fixed" : rule.Severity.ToString();

    [GeneratedRegex(@"^## (?<id>EFN\d{4}): (?<title>.+)\n\n\*(?<severity>[^*]+)\.\*", RegexOptions.Multiline)]
    private static partial Regex Section();
}
