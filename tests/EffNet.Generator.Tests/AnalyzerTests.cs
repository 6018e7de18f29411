using EffNet.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;
using Severity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace EffNet.Generator.Tests;

public sealed class AnalyzerTests
{
    [Theory]
    [MemberData(nameof(Files.Shipped), MemberType = typeof(Files))]
    public async Task Shipped_files_have_only_suggestions(string name) =>
        Assert.All(await Compiler.Analyze(Files.Open(name)), d => Assert.Equal(Severity.Info, d.Severity));

    [Fact]
    public void Every_shipped_file_is_tested() => Assert.Equal(
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.effnet")
            .Select(Path.GetFileName)
            .Except(["mistakes.effnet", "odd.effnet", "operators.effnet", "scaled.effnet", "searched.effnet"])
            .Order(StringComparer.Ordinal),
        Files.Shipped.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_analyzer_reports_a_mistake_at_its_position_in_the_file()
    {
        var found = Assert.Single(await Compiler.Analyze(Files.Text("/project/tiny.effnet", Files.Small(second: "phi: -1;"))));

        var line = found.Location.GetLineSpan();
        Assert.Equal("EFN2003", found.Id);
        Assert.Equal(Severity.Error, found.Severity);
        Assert.Equal("/project/tiny.effnet", line.Path);
        Assert.Equal((13, 21, 13, 23), (line.StartLinePosition.Line, line.StartLinePosition.Character, line.EndLinePosition.Line, line.EndLinePosition.Character));
    }

    [Fact]
    public async Task The_analyzer_ignores_other_additional_files() =>
        Assert.Empty(await Compiler.Analyze(Files.Text("/project/notes.txt", "phi: -1;")));

    [Fact]
    public void Only_rules_that_do_not_break_the_network_can_be_suppressed()
    {
        var silenceable = new EffNetAnalyzer().SupportedDiagnostics
            .Where(d => !d.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
            .Select(d => d.Id);

        Assert.Equal(DiagnosticRules.All.Where(r => !r.BreaksNetwork).Select(r => r.Id), silenceable);
    }

    [Fact]
    public void Every_diagnostic_has_the_link_to_its_page() =>
        Assert.Equal(DiagnosticRules.All.Select(r => r.HelpLink), new EffNetAnalyzer().SupportedDiagnostics.Select(d => d.HelpLinkUri));

    [Fact]
    public void The_release_tracking_file_lists_every_rule_with_its_category_severity_and_title()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "AnalyzerReleases.Unshipped.md"))
            .Where(line => line.StartsWith("EFN", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[0], cells[1], cells[2], cells[3]));

        Assert.Equal(DiagnosticRules.All.Select(r => (r.Id, r.Category, r.Severity.ToString(), r.Title)), rows);
    }
}
