using EffNet.Language.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>Every rule as an editor and a build show it: its severity, its place in the file, its message, and nothing besides.</summary>
public sealed class RuleTests
{
    /// <summary>What only a project shows has tests of its own.</summary>
    private const string ProjectCategory = "EffNet.Project";

    public static TheoryData<string> Ids { get; } = [.. RuleCases.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task A_rule_is_reported_once_with_its_severity_place_and_message(string id)
    {
        var rule = RuleCases.All.Single(c => c.Id == id);
        return ProjectTest.Of(rule.MarkedFile).Expect(new DiagnosticResult(rule.Id, rule.Severity).WithLocation(0).WithMessage(rule.Message)).VerifyAsync();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_message_contains_the_key_facts(string id)
    {
        var rule = RuleCases.All.Single(c => c.Id == id);
        Assert.All(rule.Facts, fact => Assert.Contains(fact, rule.Message, StringComparison.Ordinal));
    }

    [Fact]
    public Task A_valid_file_has_no_diagnostics() => ProjectTest.Of(RuleCases.Sound).VerifyAsync();

    [Fact]
    public void Every_rule_that_a_file_can_break_has_a_case() =>
        Assert.Equal(DiagnosticRules.All.Where(r => r.Category != ProjectCategory).Select(r => r.Id), RuleCases.All.Select(c => c.Id));
}
