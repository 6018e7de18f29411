using System.Text.RegularExpressions;
using EffNet.Language;
using EffNet.Language.Diagnostics;

namespace EffNet.Docs.Tests;

/// <summary>Every rule has a page that states its severity, and a row in the index. There is no page without a rule.</summary>
public sealed partial class DiagnosticPageTests
{
    private const string Folder = "docs/diagnostics/";

    /// <summary>Diagnostics of the build, which are not rules of the language.</summary>
    private static readonly (string Id, string Title, string Severity)[] s_buildSteps =
    [
        ("EFNB001", "TorchSharp copy that cannot be written", "Warning"),
        ("EFNB002", "Compiler too old", "Error"),
        ("EFNB003", "Project is not C#", "Warning"),
        ("EFNB004", "Application has no libtorch", "Warning"),
        ("EFNB005", "Weights not found", "Error"),
        ("EFNB006", "Weights of an unknown network", "Error"),
        ("EFNB007", "Two files for one network", "Error"),
        ("EFNB008", "Weights that do not fit", "Error"),
        ("EFNB009", "Unknown setting of weights", "Error"),
        ("EFNB010", "Engine not referenced", "Error"),
        ("EFNB011", "Weights could not be checked", "Error"),
    ];

    private static IEnumerable<(string Id, string Title, string Severity)> Rules =>
        DiagnosticRules.All.Select(r => (r.Id, r.Title, SeverityOf(r))).Concat(s_buildSteps).OrderBy(r => r.Id, StringComparer.Ordinal);

    [Fact]
    public void Every_rule_has_a_page_with_its_title_and_severity() => Assert.Equal(Rules, Pages().Select(p => Read(p.Text)));

    [Fact]
    public void The_index_lists_every_rule_with_its_title_and_severity() => Assert.Equal(
        Rules,
        Row().Matches(Repository.Read(Folder + "README.md"))
            .Select(m => (m.Groups["id"].Value, m.Groups["title"].Value, m.Groups["severity"].Value))
            .OrderBy(row => row.Item1, StringComparer.Ordinal));

    [Fact]
    public void Every_page_of_a_diagnostic_is_named_after_its_rule() =>
        Assert.All(Pages(), page => Assert.Equal($"{Folder}{Read(page.Text).Id}.md", page.Path));

    /// <summary>Rules that require a project are excluded, because a file cannot show them.</summary>
    [Fact]
    public void Every_page_of_a_rule_for_files_has_a_wrong_and_a_right_example()
    {
        foreach (var rule in DiagnosticRules.All.Where(r => r.Category != "EffNet.Project"))
        {
            var page = Page.Read($"{Folder}{rule.Id}.md");
            var expected = page.Samples.Where(s => s.Language == SampleLanguage.EffNet).Select(s => Samples.EffNetSample.Read(s).Expected).ToList();
            Assert.True(
                expected is [{ } wrong, { Count: 0 }] && wrong.Contains(rule.Id),
                $"{page.Path} shows a wrong file, marked '<!-- sample: {rule.Id} -->', and a right one, marked '<!-- sample: clean -->'.");
        }
    }

    [Fact]
    public void Every_rule_links_to_its_page() =>
        Assert.Equal(DiagnosticRules.All.Select(r => $"{Folder}{r.Id}.md"), DiagnosticRules.All.Select(r => r.HelpLink));

    [Fact]
    public void Every_fix_of_a_mistake_on_a_page_removes_the_mistake()
    {
        var texts = Pages().SelectMany(p => p.Samples).Where(s => s.Language == SampleLanguage.EffNet).Select(Samples.EffNetSample.Read).Where(s => s.IsWhole).Select(s => s.Text);
        var (fixes, cancellation) = (0, TestContext.Current.CancellationToken);
        foreach (var text in texts)
        {
            foreach (var diagnostic in ModelCompiler.Compile(text, cancellation).Diagnostics.Where(d => d.Fixes.Count > 0))
            {
                fixes++;
                Assert.Contains(diagnostic.Fixes, fix => ModelCompiler.Compile(fix.Apply(text), cancellation).Diagnostics.All(d => d.Rule != diagnostic.Rule));
            }
        }

        Assert.NotEqual(0, fixes);
    }

    [Theory]
    [InlineData("# EFN9999: Title\n\n*Info.* Text.\n", "EFN9999", "Title", "Info")]
    [InlineData("# Title\n\n*Info.* Text.\n", "", "", "")]
    [InlineData("# EFN9999: Title\n\nText.\n", "", "", "")]
    public void A_page_of_a_diagnostic_without_id_or_severity_is_not_accepted(string text, string id, string title, string severity) =>
        Assert.Equal((id, title, severity), Read(text));

    private static IEnumerable<Page> Pages() => Library.Paths
        .Where(path => path.StartsWith(Folder, StringComparison.Ordinal) && !path.EndsWith("README.md", StringComparison.Ordinal))
        .Select(Page.Read);

    private static (string Id, string Title, string Severity) Read(string text)
    {
        var match = Head().Match(text);
        return (match.Groups["id"].Value, match.Groups["title"].Value, match.Groups["severity"].Value);
    }

    private static string SeverityOf(DiagnosticRule rule) => rule.BreaksNetwork ? "Error, fixed" : rule.Severity.ToString();

    [GeneratedRegex(@"\A# (?<id>EFN\w{4}): (?<title>.+)\n\n\*(?<severity>[^*]+)\.\*")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\| \[(?<id>EFN\w{4})\]\(\k<id>\.md\) \| (?<title>.+) \| (?<severity>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
