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
    /// <param name="cost">The name of the cost, which follows a number, such as "parameters".</param>
    /// <param name="actual">The cost of the network.</param>
    /// <param name="comparison">The comparison as the message names it, such as "at most".</param>
    /// <param name="required">The required number as a message writes it.</param>
    /// <param name="contributors">A sentence without its period: the largest stages with their shares of the cost, or the location of the peak.</param>
    public static Diagnostic RequirementMissed(TextSpan span, string variant, string cost, long actual, string comparison, string required, string contributors) =>
        s_requirementMissed.At(span, $"{variant} has {Number(actual)} {cost}, but the requirement is {comparison} {required}. {contributors}.");

    private static readonly DiagnosticRule s_targetUnreachable = DiagnosticRule.Breaking("EFN4002", "Target cannot be met", Category);

    /// <summary>Returns the diagnostic for a target that the network does not meet at any value of the solved setting.</summary>
    /// <param name="span">The target.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="setting">The solved setting.</param>
    /// <param name="lowest">The lowest value of the setting.</param>
    /// <param name="bound">The target as written.</param>
    /// <param name="least">The cost at the lowest value.</param>
    /// <param name="isPhi"><see langword="true"/> if the setting is phi. Factors can then make the network smaller than at phi = 0.</param>
    public static Diagnostic TargetUnreachable(TextSpan span, string variant, string setting, double lowest, string bound, long least, bool isPhi)
    {
        var remedy = isPhi ? "specify a width or depth below 1, or a smaller resolution" : "make the network smaller in another way";
        return s_targetUnreachable.At(
            span,
            $"{variant} cannot meet '{bound}': at the smallest {setting}, {Number(lowest)}, the cost is {Number(least)}. "
                + $"Raise the target, or {remedy}.");
    }

    /// <summary>Returns the diagnostic for a target that the network meets at every value of the solved setting, so that the target has no effect.</summary>
    /// <param name="span">The target.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="setting">The solved setting.</param>
    /// <param name="value">The setting with its value for the largest network that can be generated.</param>
    public static Diagnostic TargetNeverBinds(TextSpan span, string variant, string setting, string value) => s_targetUnreachable.At(
        span, $"Every network of {variant} meets this target, up to the largest that can be generated ({value}); lower the target, or write a number for {setting}.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>([s_requirementMissed, s_targetUnreachable]);
}
