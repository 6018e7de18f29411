using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>The configuration of severities by a project: <c>.globalconfig</c> applies to <c>.effnet</c> files, sections of <c>.editorconfig</c> do not.</summary>
public sealed class SeverityTests
{
    [Theory]
    [InlineData("EFN3010", "error", DiagnosticSeverity.Error)]
    [InlineData("EFN3010", "warning", DiagnosticSeverity.Warning)]
    [InlineData("EFN4001", "warning", DiagnosticSeverity.Warning)]
    [InlineData("EFN4001", "suggestion", DiagnosticSeverity.Info)]
    public Task A_global_config_sets_the_severity_of_a_rule_that_does_not_break_the_network(string id, string configured, DiagnosticSeverity expected)
    {
        var rule = Case(id);
        return ProjectTest.Of(rule.MarkedFile)
            .WithGlobalOption($"dotnet_diagnostic.{id}.severity = {configured}")
            .Expect(new DiagnosticResult(id, expected).WithLocation(0).WithMessage(rule.Message))
            .VerifyAsync();
    }

    [Theory]
    [InlineData("EFN1113")]
    [InlineData("EFN2005")]
    [InlineData("EFN2008")]
    [InlineData("EFN3001")]
    [InlineData("EFN3010")]
    [InlineData("EFN4001")]
    public Task A_global_config_suppresses_a_rule_that_does_not_break_the_network(string id) =>
        ProjectTest.Of(Case(id).File).WithGlobalOption($"dotnet_diagnostic.{id}.severity = none").VerifyAsync();

    [Theory]
    [InlineData("EFN2003", "dotnet_diagnostic.EFN2003.severity = none")]
    [InlineData("EFN2003", "dotnet_diagnostic.EFN2003.severity = warning")]
    [InlineData("EFN2003", "dotnet_analyzer_diagnostic.category-EffNet.Scaling.severity = none")]
    [InlineData("EFN2003", "dotnet_analyzer_diagnostic.severity = none")]
    [InlineData("EFN1001", "dotnet_diagnostic.EFN1001.severity = none")]
    [InlineData("EFN3003", "dotnet_diagnostic.EFN3003.severity = suggestion")]
    public Task A_global_config_does_not_suppress_a_rule_that_breaks_the_network(string id, string option) =>
        ProjectTest.Of(Case(id).MarkedFile).WithGlobalOption(option).Expect(Reported(id)).VerifyAsync();

    [Theory]
    [InlineData("EFN3010", "*.effnet", "error")]
    [InlineData("EFN3010", "*", "none")]
    [InlineData("EFN4001", "*.effnet", "none")]
    public Task An_editorconfig_section_does_not_change_severities(string id, string section, string configured) =>
        ProjectTest.Of(Case(id).MarkedFile)
            .WithEditorConfig($"root = true\n[{section}]\ndotnet_diagnostic.{id}.severity = {configured}")
            .Expect(Reported(id))
            .VerifyAsync();

    [Theory]
    [InlineData("EFN3010", "variant A { resolution: 33; } // effnet: ignore EFN3010, measured")]
    [InlineData("EFN3010", "// effnet: ignore EFN3010\n    variant A { resolution: 33; }")]
    [InlineData("EFN4001", "variant A { require parameters <= 100; } // effnet: ignore EFN4001, later")]
    public Task A_comment_in_the_file_suppresses_a_rule_that_does_not_break_the_network(string id, string variant)
    {
        Assert.Contains(id, variant, StringComparison.Ordinal);
        return ProjectTest.Of(RuleCases.Edit("variant A { }", variant)).VerifyAsync();
    }

    [Fact]
    public Task A_comment_does_not_suppress_a_rule_that_breaks_the_network()
    {
        var file = RuleCases.Edit("variant A { }", "variant A { phi: {|#0:-1|}; } // effnet: ignore {|#1:EFN2003|}");

        return ProjectTest.Of(file)
            .Expect(Reported("EFN2003"), DiagnosticResult.CompilerWarning("EFN1113").WithLocation(1))
            .VerifyAsync();
    }

    private static RuleCase Case(string id) => RuleCases.All.Single(c => c.Id == id);

    /// <summary>Returns the diagnostic with its default severity.</summary>
    private static DiagnosticResult Reported(string id) => new DiagnosticResult(id, Case(id).Severity).WithLocation(0).WithMessage(Case(id).Message);
}
