using System.Collections.Immutable;
using EffNet.Language.Scaling;
using EffNet.Language.Text;
using static EffNet.Language.Diagnostics.MessageText;

namespace EffNet.Language.Diagnostics;

/// <summary>The rules EFN2001 to EFN2014 and their diagnostics: scaling, solving and searching.</summary>
internal static class ScalingDiagnostics
{
    private const string Category = "EffNet.Scaling";

    /// <summary>Gets the rule about coefficients below 1.</summary>
    public static DiagnosticRule CoefficientBelowOneRule { get; } = DiagnosticRule.Breaking("EFN2001", "Scaling coefficient below 1", Category);

    /// <summary>Returns the diagnostic for an alpha, beta or gamma below 1.</summary>
    public static Diagnostic CoefficientBelowOne(TextSpan span, string name, double value) => CoefficientBelowOneRule.At(
        span, $"'{name}' is {Exact(value)}; expected at least 1 (section 3.3 of the paper). Below 1, a larger 'phi' would shrink the network.");

    private static readonly DiagnosticRule s_productAwayFromTwo = DiagnosticRule.Breaking("EFN2002", "Scaling product away from 2", Category);

    /// <summary>Returns the diagnostic for coefficients whose alpha * beta^2 * gamma^2 is not near 2.</summary>
    /// <param name="span">The coefficients.</param>
    /// <param name="alpha">The growth of depth.</param>
    /// <param name="beta">The growth of width.</param>
    /// <param name="gamma">The growth of resolution.</param>
    /// <param name="gammaSpan">The number of gamma.</param>
    public static Diagnostic ProductAwayFromTwo(TextSpan span, double alpha, double beta, double gamma, TextSpan gammaSpan)
    {
        var growth = alpha * beta * beta;
        var nearest = Math.Max(1, Math.Round(Math.Sqrt(2 / growth), 3));
        var product = growth * nearest * nearest;
        var isNear = CompoundScaling.IsNearTwo(product);
        var remedy = isNear
            ? $"Write 'gamma: {Number(nearest)}', which gives {Number(Math.Round(product, 3))}"
            : "A gamma of at least 1 cannot correct this; lower alpha or beta";
        return s_productAwayFromTwo.At(
            span,
            $"alpha * beta^2 * gamma^2 is {ProductText(growth * gamma * gamma)}; it must be within 2 ± 0.1, so that FLOPS grow by about 2^phi. {remedy}.",
            isNear ? DiagnosticFix.Replace(gammaSpan, Number(nearest)) : null);
    }

    /// <summary>Formats a product that is not near 2 with at least 3 decimals, and with so many that the number in the message is not near 2 either.</summary>
    private static string ProductText(double product)
    {
        var decimals = 3;
        while (decimals < 15 && CompoundScaling.IsNearTwo(Math.Round(product, decimals)))
            decimals++;
        return Exact(Math.Round(product, decimals));
    }

    private static readonly DiagnosticRule s_negativePhi = DiagnosticRule.Breaking("EFN2003", "Negative phi", Category);

    /// <summary>Returns the diagnostic for a phi below 0.</summary>
    public static Diagnostic NegativePhi(TextSpan span, double phi) => s_negativePhi.At(
        span, $"phi is {Exact(phi)}; expected at least 0. To scale down, specify width, depth or resolution instead.");

    private static readonly DiagnosticRule s_phiWithoutScaling = DiagnosticRule.Breaking("EFN2004", "phi without scaling", Category);

    /// <summary>Returns the diagnostic for a phi in a family without scaling.</summary>
    public static Diagnostic PhiWithoutScaling(TextSpan span, string family) => s_phiWithoutScaling.At(
        span,
        $"Family '{family}' has no 'scaling', which 'phi' requires; add 'scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);' to it, or specify width, depth and resolution.");

    private static readonly DiagnosticRule s_farFromEveryPhi =
        DiagnosticRule.Claim("EFN2005", "Coefficients far from every phi", Category, DiagnosticSeverity.Info);

    /// <summary>Returns the diagnostic for a width, depth and resolution that do not correspond to any phi.</summary>
    /// <param name="span">The factors.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="phi">The nearest phi.</param>
    /// <param name="word">The setting that deviates most from its factor at this phi.</param>
    /// <param name="deviation">The relative deviation of that setting.</param>
    public static Diagnostic FarFromEveryPhi(TextSpan span, string variant, double phi, string word, double deviation) => s_farFromEveryPhi.At(
        span,
        $"The factors of {variant} do not correspond to any phi. The nearest is phi {Number(phi)}, at which '{word}' has the largest difference, {Percent(deviation)}. "
            + $"Write 'phi: {Number(phi)}' instead of the factors, or correct the factors.");

    private static readonly DiagnosticRule s_roundingMovesWidth = DiagnosticRule.Claim("EFN2006", "Rounding moves channels", Category, DiagnosticSeverity.Info);

    /// <summary>Returns the diagnostic for scaled channels that rounding changes by more than 10%.</summary>
    public static Diagnostic RoundingMovesWidth(TextSpan span, string variant, IEnumerable<(string Stage, double Wanted, int Rounded)> moved)
    {
        var changes = moved.Select(m => $"{m.Stage} from {Number(Math.Round(m.Wanted, 1))} to {Number(m.Rounded)}");
        return s_roundingMovesWidth.At(
            span,
            $"Rounding changes channels of {variant} by more than 10%: {string.Join(", ", changes)}. Change 'width' or 'phi' of {variant}, "
                + "or the divisor in 'rounding { width: divisible(8); }'.");
    }

    /// <summary>Returns the diagnostic for channels that a variant specifies for a stage and that scaling and rounding change.</summary>
    /// <param name="span">The number of channels.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="channels">The channels as written.</param>
    /// <param name="width">The factor on channels.</param>
    /// <param name="wanted">The scaled channels.</param>
    /// <param name="rounded">The channels that are built.</param>
    public static Diagnostic RoundingMovesOverride(TextSpan span, string stage, int channels, double width, double wanted, int rounded) => s_roundingMovesWidth.At(
        span,
        $"{stage} is built with {Number(rounded)} channels, not {Number(channels)}: width {Number(width)} scales them to {Number(Math.Round(wanted, 2))}, which is then rounded. "
            + $"Write 'fixed: width' to build {Number(channels)} channels.");

    /// <summary>Returns the diagnostic for a share of the channels that is not a whole number of them.</summary>
    public static Diagnostic RoundingMovesShare(TextSpan span, string argument, string stage, string variant, double wanted, int built) => s_roundingMovesWidth.At(
        span, $"'{argument}' of {stage} gives {Number(Math.Round(wanted, 2))} channels in {variant}, which is rounded to {Number(built)}.");

    private static readonly DiagnosticRule s_sameRepeats = DiagnosticRule.Claim("EFN2007", "Depths with the same repeats", Category, DiagnosticSeverity.Info);

    /// <summary>Returns the diagnostic for a variant that repeats every block as often as a variant with another depth.</summary>
    public static Diagnostic SameRepeats(TextSpan span, string variant, double depth, string other, double otherDepth) => s_sameRepeats.At(
        span,
        $"{variant} at depth {Number(depth)} repeats every block as often as {other} at depth {Number(otherDepth)}, because repeats are rounded. Change the depth of one of them.");

    private static readonly DiagnosticRule s_largerCostsLess = DiagnosticRule.Claim("EFN2008", "Larger variant costs less", Category, DiagnosticSeverity.Warning);

    /// <summary>Returns the diagnostic for a variant that is scaled up from another one, but costs less.</summary>
    public static Diagnostic LargerCostsLess(TextSpan span, string larger, string smaller, string cost, long less, long more) => s_largerCostsLess.At(
        span, $"{larger} is scaled up from {smaller}, but has fewer {cost} ({Number(less)}) than {smaller} ({Number(more)}); check the overrides and factors of {larger}.");

    private static readonly DiagnosticRule s_gridTooLarge = DiagnosticRule.Breaking("EFN2009", "Search grid too large", Category);

    /// <summary>Returns the diagnostic for a grid with more points than the limit.</summary>
    public static Diagnostic GridTooLarge(TextSpan span, string search, long points, int limit) => s_gridTooLarge.At(
        span, $"Search '{search}' has {Number(points)} points, but the limit is {Number(limit)}; use larger steps or narrower ranges.");

    private static readonly DiagnosticRule s_noCandidate = DiagnosticRule.Breaking("EFN2010", "Search finds nothing", Category);

    /// <summary>
    /// Returns the diagnostic for a grid without a point that meets the constraints. The message shows which constraint to relax: it lists how many points meet the
    /// constraint on the product, and how many of their networks meet each bound.
    /// </summary>
    /// <param name="span">The search's name.</param>
    /// <param name="search">The search's name.</param>
    /// <param name="points">The number of points in the grid.</param>
    /// <param name="productRule">The constraint on the product of the coefficients.</param>
    /// <param name="pointsNearTwo">The number of points that meet <paramref name="productRule"/>.</param>
    /// <param name="networks">The number of different networks of these points that can be built.</param>
    /// <param name="bounds">The bounds on costs, with the number of networks that meet each.</param>
    public static Diagnostic NoCandidate(TextSpan span, string search, int points, string productRule, int pointsNearTwo, int networks, IEnumerable<BoundStatistics> bounds)
    {
        var rule = pointsNearTwo == 0
            ? $"{(points == 1 ? "The only point" : $"None of the {Number(points)} points")} of search '{search}' {(points == 1 ? "does not have" : "has")}"
            : points == 1 ? $"The only point of search '{search}' has"
            : $"Of the {Number(points)} points of search '{search}', {Number(pointsNearTwo)} {(pointsNearTwo == 1 ? "has" : "have")}";
        var rest = (pointsNearTwo, networks) switch
        {
            (0, _) => "; widen the ranges.",
            (_, 0) => ", but none of their networks can be built; change the ranges or the stage table.",
            _ => $", but {(networks == 1 ? "the only network does not meet" : $"none of their {Number(networks)} networks meets")} all requirements: "
                + $"{string.Join(", ", bounds.Select(Describe))}. Relax a requirement, or widen the ranges.",
        };
        return s_noCandidate.At(span, $"{rule} {productRule}{rest}");
    }

    private static string Describe(BoundStatistics bound)
    {
        var target = bound.Target is { } cost ? $"that is, {bound.Phrase} {cost.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}; " : string.Empty;
        return $"{Number(bound.Met)} {(bound.Met == 1 ? "meets" : "meet")} '{bound.Text}' ({target}the {bound.NearestWord} is {Number(bound.Nearest)})";
    }

    private static readonly DiagnosticRule s_notACandidate = DiagnosticRule.Breaking("EFN2011", "Not a candidate of the search", Category);

    /// <summary>Returns the diagnostic for a type with coefficients that are not a candidate.</summary>
    /// <param name="span">The type's name.</param>
    /// <param name="search">The search.</param>
    /// <param name="coefficients">The coefficients of the nearest candidate, with the spans of the type's own.</param>
    public static Diagnostic NotACandidate(TextSpan span, string search, IReadOnlyList<(string Name, double Nearest, TextSpan Span)> coefficients)
    {
        var nearest = string.Join(", ", coefficients.Select(c => $"{c.Name}: {Coefficient(c.Nearest)}"));
        return s_notACandidate.At(
            span,
            $"These coefficients are not a candidate of search '{search}'; the nearest candidate is {nearest}.",
            DiagnosticFix.Of($"Write '{nearest}'", [.. coefficients.OrderBy(c => c.Span.Start).Select(c => new TextEdit(c.Span, Coefficient(c.Nearest)))]));
    }

    private static readonly DiagnosticRule s_farFromTarget = DiagnosticRule.Claim("EFN2012", "Solved far from its target", Category, DiagnosticSeverity.Info);

    /// <summary>Returns the diagnostic for a solved target of which more than a tenth is unused, because the next network misses the target.</summary>
    /// <param name="span">The target.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="target">The target as written.</param>
    /// <param name="found">The setting with its value, and the cost at that value.</param>
    /// <param name="next">The next value of the setting, whose network misses the target, and the cost at that value.</param>
    /// <param name="deeperStages">The number of stages that have more layers in the next network.</param>
    /// <param name="widerStages">The number of stages that have more channels in the next network.</param>
    /// <param name="roundsUp"><see langword="true"/> if the family rounds layers up, so that many stages change at once.</param>
    public static Diagnostic FarFromTarget(
        TextSpan span, string variant, string target, (string Setting, long Cost) found, (string Setting, long Cost) next, int deeperStages, int widerStages, bool roundsUp)
    {
        var cause = deeperStages > 0 ? $" {Stages(deeperStages)} more layers there."
            : widerStages > 0 ? $" {Stages(widerStages)} more channels there."
            : string.Empty;
        var remedy = deeperStages > 1 && roundsUp ? " 'rounding { depth: nearest; }' adds layers one stage at a time." : string.Empty;
        return s_farFromTarget.At(
            span,
            $"{variant} uses {Number(found.Cost)} of '{target}' at {found.Setting}. The next larger network, at {next.Setting}, has {Number(next.Cost)}.{cause}{remedy}");
    }

    private static string Stages(int count) => count == 1 ? "One stage has" : $"{Number(count)} stages have";

    private static readonly DiagnosticRule s_tooManyNetworks = DiagnosticRule.Breaking("EFN2013", "Too many networks of a search", Category);

    /// <summary>Returns the diagnostic for a search whose candidates need more types than the limit.</summary>
    public static Diagnostic TooManyNetworks(TextSpan span, string search, int types, int limit) => s_tooManyNetworks.At(
        span,
        $"The candidates of search '{search}' need {Number(types)} network types, but the limit is {Number(limit)}. "
            + "Add requirements, use larger steps, or replace 'networks' with a 'type' for each candidate that you need.");

    private static readonly DiagnosticRule s_baselineNotBuilt = DiagnosticRule.Breaking("EFN2014", "Baseline cannot be built", Category);

    /// <summary>Returns the diagnostic for a search whose baseline has a stage that cannot be built.</summary>
    public static Diagnostic BaselineNotBuilt(TextSpan span, string search, string stage, ArgumentConflict conflict) =>
        BaselineNotBuilt(span, search, $"{stage} {conflict.Message}");

    /// <summary>Returns the diagnostic for a search whose baseline is too large to build.</summary>
    public static Diagnostic BaselineNotBuilt(TextSpan span, string search, NetworkExcess excess) => BaselineNotBuilt(span, search, excess.Describe());

    private static Diagnostic BaselineNotBuilt(TextSpan span, string search, string problem) => s_baselineNotBuilt.At(
        span,
        $"The baseline of search '{search}' (the stage table without scaling) cannot be built: {problem}. "
            + "Change the stage table, or write the bound as a number without 'baseline'.");

    /// <summary>Gets the rules, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        CoefficientBelowOneRule, s_productAwayFromTwo, s_negativePhi, s_phiWithoutScaling, s_farFromEveryPhi, s_roundingMovesWidth, s_sameRepeats, s_largerCostsLess,
        s_gridTooLarge, s_noCandidate, s_notACandidate, s_farFromTarget, s_tooManyNetworks, s_baselineNotBuilt,
    ]);
}
