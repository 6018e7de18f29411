using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using Severity = EffNet.Language.Diagnostics.DiagnosticSeverity;

namespace EffNet.Generator;

/// <summary>The language's rules as Roslyn knows them. The language itself does not know Roslyn.</summary>
internal static class Descriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId =
        DiagnosticRules.All.ToImmutableDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    /// <summary>Every descriptor, in the order of the rules.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = DiagnosticRules.All.Select(For).ToImmutableArray();

    /// <summary>The descriptor of <paramref name="rule"/>.</summary>
    public static DiagnosticDescriptor For(DiagnosticRule rule) => s_byId[rule.Id];

    /// <summary>A rule that leaves no network cannot be silenced: a build must not run a network that its file did not mean.</summary>
    private static DiagnosticDescriptor Create(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category,
        rule.Severity switch
        {
            Severity.Error => Microsoft.CodeAnalysis.DiagnosticSeverity.Error,
            Severity.Warning => Microsoft.CodeAnalysis.DiagnosticSeverity.Warning,
            _ => Microsoft.CodeAnalysis.DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink,
        customTags: rule.BreaksNetwork ? [WellKnownDiagnosticTags.NotConfigurable] : []);
}
