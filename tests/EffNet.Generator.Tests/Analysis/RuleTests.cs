using EffNet.Language.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>Every rule as an editor and a build show it: its severity, its position in the file, its message, and no other diagnostic.</summary>
public sealed class RuleTests
{
    /// <summary>The category of rules that require a project and have their own tests.</summary>
    private const string ProjectCategory = "EffNet.Project";

    public static TheoryData<string> Ids { get; } = [.. RuleCases.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task A_broken_rule_is_reported_once_with_its_severity_position_and_message(string id)
    {
        var rule = RuleCases.All.Single(c => c.Id == id);
        return ProjectTest.Of(rule.MarkedFile).Expect(new DiagnosticResult(rule.Id, rule.Severity).WithLocation(0).WithMessage(rule.Message)).VerifyAsync();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_message_of_a_rule_contains_its_key_facts(string id)
    {
        var rule = RuleCases.All.Single(c => c.Id == id);
        Assert.All(rule.Facts, fact => Assert.Contains(fact, rule.Message, StringComparison.Ordinal));
    }

    [Fact]
    public Task A_valid_file_has_no_diagnostics() => ProjectTest.Of(RuleCases.Sound).VerifyAsync();

    [Fact]
    public void Every_rule_that_a_file_can_break_is_tested() =>
        Assert.Equal(DiagnosticRules.All.Where(r => r.Category != ProjectCategory).Select(r => r.Id), RuleCases.All.Select(c => c.Id));
}
