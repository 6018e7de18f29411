using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;

namespace EffNet.Language.Schema;

/// <summary>The settings of a search and of its <c>type</c> blocks.</summary>
internal static class SearchSchema
{
    /// <summary>The allowed values of a coefficient.</summary>
    public static readonly NumberRange CoefficientRange = new("a number from 1 to 10", v => v is >= 1 and <= 10)
    {
        Rule = v => v < 1 ? ScalingDiagnostics.CoefficientBelowOneRule : null,
    };

    /// <summary>The allowed steps between two values of a coefficient.</summary>
    public static readonly NumberRange StepRange = new("a number of at least 0.0001", v => v >= 0.0001);

    public static readonly ValueSetting<double> Phi = new(
        BlockKind.Search,
        Numbers.Real("phi", "a number above 0", v => v > 0, "1") with { Default = 1 },
        "the compound coefficient, which is the same for all candidates; by default, 1");

    /// <summary>The coefficients: alpha, beta and gamma.</summary>
    public static readonly ImmutableArray<ValueSetting<double>> Axes = ImmutableArray.Create(
        Axis("alpha", "from 1.0 to 1.4 step 0.05", "the values of the factor on depth, from 1 to 10, or one number"),
        Axis("beta", "from 1.0 to 1.3 step 0.05", "the values of the factor on width, as for `alpha`"),
        Axis("gamma", "from 1.0 to 1.3 step 0.05", "the values of the factor on resolution, as for `alpha`"));

    /// <summary>The allowed tolerances. A percentage is not allowed, because it could be relative to 2 or to 1.</summary>
    public static readonly NumberRange ToleranceRange = new("a number from 0 to 1, without a unit", v => v is >= 0 and <= 1);

    public static readonly ValueSetting<double> Tolerance = new(
        BlockKind.Search,
        new NumberParameter<double>("tolerance", "0.1", ToleranceRange, v => v) { Default = CompoundScaling.Tolerance },
        "the largest allowed difference of alpha · beta² · gamma² from 2, from 0 to 1; by default, 0.1");

    public static readonly StatementSetting Require = new(
        BlockKind.Search,
        "require",
        "require flops <= 800M;",
        "a requirement that every candidate must meet, as in a variant; with `<=`, `>=` and `within`, it can be relative to the baseline: `require flops "
            + "within 5% of 2 * baseline;`");

    public static readonly ValueSetting<bool> Networks = new(
        BlockKind.Search,
        new WordParameter<bool>("networks", "all", ImmutableArray.Create<Choice<bool>>([new("all", true)])) { Default = false },
        "generates a network for every candidate; by default, candidates are only listed with their numbers");

    public static readonly BlockSetting Type = new(
        BlockKind.Search, "type", BlockKind.Found, "type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; }", "generates a class for one candidate");

    /// <summary>The coefficients of a <c>type</c> block.</summary>
    public static readonly ImmutableArray<ValueSetting<double>> Coefficients = ImmutableArray.Create(
        Coefficient("alpha", "1.2", "depth"), Coefficient("beta", "1.1", "width"), Coefficient("gamma", "1.15", "resolution"));

    public static readonly ImmutableArray<Setting> All = ImmutableArray.Create<Setting>([Phi, .. Axes, Tolerance, Require, Networks, Type]);

    public static readonly ImmutableArray<Setting> OfFound = ImmutableArray.Create<Setting>([.. Coefficients]);

    private static ValueSetting<double> Axis(string name, string values, string meaning) => new(BlockKind.Search, Parameter(name, "1.2"), meaning)
    {
        Example = $"{name}: {values};",
        IsRequired = true,
    };

    private static ValueSetting<double> Coefficient(string name, string example, string dimension) =>
        new(BlockKind.Found, Parameter(name, example), $"the factor on {dimension}") { IsRequired = true };

    private static NumberParameter<double> Parameter(string name, string example) => new(name, example, CoefficientRange, v => v);
}
