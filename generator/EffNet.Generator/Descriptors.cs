using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using Microsoft.CodeAnalysis;
using Severity = EffNet.Language.Diagnostics.DiagnosticSeverity;

namespace EffNet.Generator;

/// <summary>Converts the language's rules to Roslyn descriptors. The language itself does not reference Roslyn.</summary>
internal static class Descriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId =
        DiagnosticRules.All.ToImmutableDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    /// <summary>Gets every descriptor, in the order of the rules.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = DiagnosticRules.All.Select(For).ToImmutableArray();

    /// <summary>Returns the descriptor of <paramref name="rule"/>.</summary>
    public static DiagnosticDescriptor For(DiagnosticRule rule) => s_byId[rule.Id];

    /// <summary>
    /// Creates the descriptor of a rule. A rule that breaks the network cannot be suppressed. Otherwise, a program could run a network that its file does not
    /// describe.
    /// </summary>
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
