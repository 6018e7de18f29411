using System.Globalization;
using EffNet.Language.Diagnostics;
using EffNet.Language.Scaling;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.Report;

namespace EffNet.Language.Semantics;

/// <summary>The messages about scaling, requirements and solving.</summary>
internal static class SemanticReport
{
    public static Diagnostic ProductAwayFromTwo(TextSpan span, double alpha, double beta, double gamma)
    {
        var growth = alpha * beta * beta;
        var nearest = Math.Max(1, Math.Round(Math.Sqrt(2 / growth), 3));
        var mended = growth * nearest * nearest;
        var remedy = CompoundScaling.IsNearTwo(mended)
            ? $"with gamma: {Number(nearest)} it is {Number(Math.Round(mended, 3))}"
            : "no gamma of 1 or more mends that, so lower alpha or beta";
        return New(DiagnosticRules.ProductAwayFromTwo, span,
            $"alpha * beta^2 * gamma^2 is {Number(Math.Round(growth * gamma * gamma, 3))}; it must lie within 2 ± 0.1, so that FLOPS grow by about 2^phi; {remedy}.");
    }

    public static Diagnostic RequirementMissed(TextSpan span, string variant, string cost, long actual, string comparison, NumberLiteral bound, string contributors) =>
        New(DiagnosticRules.RequirementMissed, span,
            $"{variant} has {Number(actual)} {cost}, required {comparison} {Written(bound)}; most of it lies in {contributors}.");

    public static Diagnostic TargetUnreachable(TextSpan span, string variant, SolvedSetting setting, string bound, long least)
    {
        var lowest = setting.ValueAt(setting.FirstStep);
        var remedy = setting == SolvedSetting.Phi ? "write width, depth or resolution below 1" : "make the network smaller otherwise";
        return New(DiagnosticRules.TargetUnreachable, span,
            $"No {setting.Word} of at least {Number(lowest)} gives {variant} {bound}: at {setting.Describe(lowest)} it is {Number(least)}. Raise the target, or {remedy}.");
    }

    public static Diagnostic TargetNeverBinds(TextSpan span, string variant, SolvedSetting setting, double value) =>
        New(DiagnosticRules.TargetUnreachable, span,
            $"Every network of {variant} that can be generated meets this, up to {setting.Describe(value)}; lower the target, or write {setting.Word}.");

    public static Diagnostic FarFromTarget(
        TextSpan span,
        string variant,
        SolvedSetting setting,
        CostBound bound,
        ScaleSolver.Solution found,
        ScaleSolver.NextNetwork next,
        DepthRounding rounding)
    {
        var cause = next switch
        {
            { DeeperStages: > 0 } => $" {Stages(next.DeeperStages)} a layer more there.",
            { WiderStages: > 0 } => $" {Stages(next.WiderStages)} more channels there.",
            _ => string.Empty,
        };
        var remedy = next.DeeperStages > 1 && rounding == DepthRounding.Ceiling ? " 'rounding { depth: nearest; }' adds layers one stage at a time." : string.Empty;
        return New(DiagnosticRules.FarFromTarget, span,
            $"No network of {variant} lies nearer to '{bound.Text}': "
            + $"{setting.Describe(found.Value)} gives {Number(bound.Measure.Of(found.Network!))}, {setting.Describe(next.Value)} gives {Number(next.Cost)}.{cause}{remedy}");
    }

    private static string Stages(int count) => count == 1 ? "One stage has" : $"{Number(count)} stages have";

    /// <summary>A number as it was written, its digits grouped as those of the number it is compared with.</summary>
    private static string Written(NumberLiteral literal) => literal is { Unit: NumberUnit.None, Decimals: 0 }
        ? literal.Digits.ToString("N0", CultureInfo.InvariantCulture)
        : literal.Text;

    /// <summary>Says how many points meet the rule and how many networks each bound, and the cost that comes nearest to it: which of them to relax.</summary>
    public static Diagnostic NoCandidate(TextSpan span, string search, int points, SearchFindings found, SearchRules rules)
    {
        var rule = found.PointsNearTwo == 0
            ? $"None of the {Number(points)} points of search '{search}' has"
            : $"Of the {Number(points)} points of search '{search}', {Number(found.PointsNearTwo)} have";
        var rest = found switch
        {
            { PointsNearTwo: 0 } => "; widen the ranges.",
            { Networks: 0 } => ", but none of their networks can be built.",
            _ => $", but none of their {Number(found.Networks)} networks meets what is required: {string.Join(", ", rules.Bounds.Select(b => Describe(b, found)))}.",
        };
        return New(DiagnosticRules.NoCandidate, span, $"{rule} {rules.ProductRule}{rest}");
    }

    private static string Describe(CostBound bound, SearchFindings found)
    {
        var (met, nearest) = found.Of(bound);
        var target = bound is { IsRelative: true, Target: { } cost } ? string.Format(CultureInfo.InvariantCulture, "that is, {0} {1:N0}; ", bound.Phrase, cost) : string.Empty;
        return $"{Number(met)} meet '{bound.Text}' ({target}the {(bound.Share is null ? "least" : "nearest")} is {Number(nearest)})";
    }
}
