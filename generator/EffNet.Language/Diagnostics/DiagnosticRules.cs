using System.Collections.Immutable;

namespace EffNet.Language.Diagnostics;

/// <summary>Every rule there is. Each is declared beside the method that makes its diagnostics, in the class of its subject.</summary>
public static class DiagnosticRules
{
    /// <summary>All rules, by id: what the analyzer supports and the documentation describes.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = ImmutableArray.CreateRange(
    [
        .. SyntaxDiagnostics.Rules, .. WordDiagnostics.Rules, .. ScalingDiagnostics.Rules, .. ArchitectureDiagnostics.Rules, .. BudgetDiagnostics.Rules,
        .. ProjectDiagnostics.Rules,
    ]);
}
