using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using DiagnosticSeverity = EffNet.Language.Diagnostics.DiagnosticSeverity;

namespace EffNet.Editors.Tests;

/// <summary>The configuration to copy: it sets every severity that can be changed to its default, as Roslyn reads it.</summary>
public sealed class SampleConfigurationTests
{
    private static readonly string s_text = ShippedFile.Read("effnet.globalconfig");

    [Fact]
    public void The_sample_globalconfig_sets_exactly_the_configurable_severities_to_their_defaults()
    {
        var configuration = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(s_text, "/.globalconfig")), out var mistakes);
        Assert.Empty(mistakes);
        var configurable = DiagnosticRules.All.Where(rule => !rule.BreaksNetwork).ToDictionary(rule => rule.Id, rule => Default(rule.Severity));
        var configured = configuration.GlobalConfigOptions.TreeOptions.ToDictionary(option => option.Key.ToUpperInvariant(), option => option.Value);
        Assert.Equal(configurable.OrderBy(rule => rule.Key, StringComparer.Ordinal), configured.OrderBy(rule => rule.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_of_the_sample_globalconfig_has_a_comment_above_it()
    {
        var lines = s_text.Split('\n');
        var settings = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(settings);
        Assert.All(settings, i => Assert.StartsWith("# ", lines[i - 1], StringComparison.Ordinal));
    }

    private static ReportDiagnostic Default(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        _ => ReportDiagnostic.Info,
    };
}
