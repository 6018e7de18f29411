using System.Collections.Immutable;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>The rules EFN4001 and EFN4002 and their diagnostics: requirements and targets.</summary>
internal static class BudgetDiagnostics
{
    private const string Category = "EffNet.Budget";

    private static readonly DiagnosticRule s_requirementMissed = DiagnosticRule.Claim("EFN4001", "Requirement missed", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a requirement that a network misses.</summary>
    /// <param name="span">The required number.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cost">The cost, in the words that follow a number.</param>
    /// <param name="actual">The cost of the network.</param>
    /// <param name="comparison">The comparison, in a message's words.</param>
    /// <param name="required">The required number as a message writes it.</param>
    /// <param name="contributors">The stages or the block with most of the cost.</param>
    public static Diagnostic RequirementMissed(TextSpan span, string variant, string cost, long actual, string comparison, string required, string contributors) =>
        s_requirementMissed.At(span, $"{variant} has {Number(actual)} {cost}, but the requirement is {comparison} {required}; most of it is in {contributors}.");

    private static readonly DiagnosticRule s_targetUnreachable = DiagnosticRule.Breaking("EFN4002", "Target cannot be met", Category);

    /// <summary>Returns the diagnostic for a target that no value of the solved setting meets.</summary>
    /// <param name="span">The target.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="setting">The solved setting.</param>
    /// <param name="lowest">Its lowest value.</param>
    /// <param name="bound">The target as written.</param>
    /// <param name="least">The cost at the lowest value.</param>
    /// <param name="isPhi"><see langword="true"/> if the setting is phi. Smaller networks than at its lowest value are then possible with factors below 1.</param>
    public static Diagnostic TargetUnreachable(TextSpan span, string variant, string setting, double lowest, string bound, long least, bool isPhi)
    {
        var remedy = isPhi ? "write width, depth or resolution below 1" : "make the network smaller in another way";
        return s_targetUnreachable.At(
            span,
            $"{variant} cannot meet '{bound}' with {setting} of at least {Number(lowest)}: at {setting} {Number(lowest)}, the cost is {Number(least)}. "
                + $"Raise the target, or {remedy}.");
    }

    /// <summary>Returns the diagnostic for a target that no value of the solved setting exceeds.</summary>
    /// <param name="span">The target.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="setting">The solved setting.</param>
    /// <param name="value">The setting with the largest value that can be generated.</param>
    public static Diagnostic TargetNeverBinds(TextSpan span, string variant, string setting, string value) => s_targetUnreachable.At(
        span, $"Every network of {variant} that can be generated meets this target, up to {value}; lower the target, or write a number for {setting}.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>([s_requirementMissed, s_targetUnreachable]);
}
