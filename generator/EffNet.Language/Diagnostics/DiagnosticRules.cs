using System.Collections.Immutable;

namespace EffNet.Language.Diagnostics;

/// <summary>All rules. Each rule is declared next to the method that creates its diagnostics, in the class of its subject.</summary>
public static class DiagnosticRules
{
    /// <summary>Gets all rules, sorted by id. The analyzer supports them, and the documentation describes them.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = ImmutableArray.CreateRange(
    [
        .. SyntaxDiagnostics.Rules, .. WordDiagnostics.Rules, .. ScalingDiagnostics.Rules, .. ArchitectureDiagnostics.Rules, .. BudgetDiagnostics.Rules,
        .. ProjectDiagnostics.Rules,
    ]);
}
