using System.Collections.Immutable;
using EffNet.Language.Networks;
using EffNet.Language.Parameters;
using EffNet.Networks;

namespace EffNet.Language.Schema;

/// <summary>The settings of a variant and of its <c>paper</c> and <c>measured</c> blocks.</summary>
internal static class VariantSchema
{
    /// <summary>The word that removes an optional argument of a stage: <c>stage3 { se: none; }</c>.</summary>
    public const string None = "none";

    /// <summary>The function that finds the largest value of a setting that meets a bound on a cost: <c>phi: solve(flops &lt;= 600M);</c>.</summary>
    public const string Solve = "solve";

    // A negative phi is reported with another rule, EFN2003.
    public static readonly ValueSetting<double> Phi = new(
        BlockKind.Variant,
        Numbers.Real("phi", "a number of at least 0", _ => true, "0"),
        "the compound coefficient: depth alpha^phi, width beta^phi, resolution size · gamma^phi to the nearest pixel, halves up (equation 3 of the paper); "
            + "by default, 0; or `solve(…)`, the [largest](#solving) that meets a target");

    public static readonly ValueSetting<double> Width = new(
        BlockKind.Variant, Factor("width", "1.1"), "the factor on channels, instead of the factor that `phi` gives; may be below 1; or `solve(…)`");

    public static readonly ValueSetting<double> Depth = new(
        BlockKind.Variant, Factor("depth", "1.2"), "the factor on repeats, instead of the factor that `phi` gives; may be below 1; or `solve(…)`");

    public static readonly ValueSetting<int> Resolution = new(
        BlockKind.Variant,
        Numbers.Whole("resolution", 1, NetworkBuilder.MaximumResolution, "260") with { Unit = "pixels" },
        "the height and width of the image, instead of the size that `phi` gives; or `solve(…)`. The published B1 to B7 specify their factors, because the formula "
            + "does not give them");

    public static readonly ValueSetting<double> Dropout =
        FamilySchema.Dropout with { Container = BlockKind.Variant, Example = "dropout: 0.3;", Meaning = "replaces the family's value" };

    public static readonly CallSetting DropPath = FamilySchema.CreateDropPath(BlockKind.Variant, "replaces the family's value");

    public static readonly NameSetting Profile = new(BlockKind.Variant, "profile", "profile: tensorflow;", "replaces the family's value");

    public static readonly CallSetting Norm = ProfileSchema.CreateNorm(BlockKind.Variant, "norm: batch(eps: 1e-3, momentum: 0.01);", "replaces the profile's values");

    public static readonly ValueSetting<int> Classes = FamilySchema.Classes with
    {
        Container = BlockKind.Variant,
        Example = "classes: 10;",
        Meaning = "replaces the family's value",
        IsRequired = false,
    };

    public static readonly ValueSetting<ActivationFunction> Activation =
        FamilySchema.Activation with { Container = BlockKind.Variant, Example = "activation: relu;", Meaning = "replaces the family's value", IsRequired = false };

    public static readonly NameSetting Extends = new(
        BlockKind.Variant,
        "extends",
        "extends: B0;",
        "the variant that this variant inherits from: settings that are not written have the values of that variant, except `type`, `paper`, `measured` and `require`");

    public static readonly NameSetting Type = new(
        BlockKind.Variant, "type", "type: WideNet;", "the name of the generated type; by default, the family's name followed by the variant's");

    public static readonly BlockSetting Paper = new(
        BlockKind.Variant,
        "paper",
        BlockKind.Paper,
        "paper { parameters: 5.3M; flops: 0.39G; }",
        "the costs that a publication prints. They are shown next to the exact costs, with a note if an exact cost does not round to the printed one. The "
            + "publication determines the size of such a variant, so suggestions about it ([EFN2005](diagnostics/EFN2005.md) to EFN2007, EFN3008, EFN3010) are "
            + "not reported");

    public static readonly BlockSetting Measured = new(
        BlockKind.Variant,
        "measured",
        BlockKind.Measured,
        "measured { top1: 93.1%; on: fashion_mnist; }",
        "an accuracy that was measured with trained weights; one block for each data set. The documentation of the type and `effnet describe` show it, and "
            + "`effnet plot --measured` draws it")
    {
        IsRepeatable = true,
    };

    public static readonly StatementSetting Require = new(
        BlockKind.Variant,
        "require",
        "require parameters <= 8M;",
        "a requirement on a [cost](#costs): `=` exactly, `~` equal after rounding to the digits that are written, `<=` at most, `>=` at least, `within 5% of` at most 5 % "
            + "more or less (above 0 % and at most 50 %). If a cost does not meet the requirement, the build fails, and the error lists the largest stages");

    public static readonly ValueSetting<double> Parameters = new(BlockKind.Paper, Figure("parameters", "5.3M"), "the number of trainable weights");

    public static readonly ValueSetting<double> Flops = new(BlockKind.Paper, Figure("flops", "0.39G"), "multiply-adds for one image, which the paper calls FLOPS");

    public static readonly ValueSetting<double> Top1 = new(
        BlockKind.Measured, Accuracy("top1", "93.1%"), "the share of the images whose most likely class is the correct class; above 0 % and at most 100 %")
    {
        IsRequired = true,
    };

    public static readonly ValueSetting<double> Top5 = new(
        BlockKind.Measured, Accuracy("top5", "99.8%"), "the share of the images whose five most likely classes include the correct class; at least `top1`");

    public static readonly NameSetting On = new(BlockKind.Measured, "on", "on: fashion_mnist;", "the data set: a name of your choice") { IsRequired = true };

    public static readonly ValueSetting<int> Seeds = new(
        BlockKind.Measured,
        Numbers.Whole("seeds", 1, 1_000_000, "3") with { Default = 1, Unit = "seeds" },
        "the number of trainings with different seeds; `top1` is the mean of their accuracies; by default, 1");

    public static readonly ValueSetting<double> Deviation = new(
        BlockKind.Measured,
        new NumberParameter<double>(
            "deviation", "0.2%", new NumberRange("a percentage from 0% to 100%", v => v is >= 0 and <= 1, NumberKind.Percentage), v => v),
        "the standard deviation of `top1` over the seeds in percentage points, with the divisor n - 1; requires at least 2 `seeds`");

    public static readonly ImmutableArray<Setting> All = ImmutableArray.Create<Setting>(
        [Phi, Width, Depth, Resolution, Dropout, DropPath, Profile, Norm, Classes, Activation, Extends, Type, Paper, Measured, Require]);

    public static readonly ImmutableArray<Setting> OfPaper = ImmutableArray.Create<Setting>([Parameters, Flops]);

    public static readonly ImmutableArray<Setting> OfMeasured = ImmutableArray.Create<Setting>([Top1, Top5, On, Seeds, Deviation]);

    private static NumberParameter<double> Accuracy(string name, string example) => new(
        name, example, new NumberRange("a percentage above 0% and at most 100%", v => v is > 0 and <= 1, NumberKind.Percentage), v => v);

    private static NumberParameter<double> Factor(string name, string example) => Numbers.Real(
        name, FormattableString.Invariant($"a number above 0 and at most {NetworkBuilder.MaximumFactor:N0}"), v => v is > 0 and <= NetworkBuilder.MaximumFactor, example);

    private static NumberParameter<double> Figure(string name, string example) => Numbers.Real(name, "a number above 0", v => v > 0, example);
}
