using System.Collections.Immutable;
using EffNet.Language.Networks;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Schema;

/// <summary>The settings of a family and of its <c>rounding</c> block.</summary>
internal static class FamilySchema
{
    public static readonly NumberParameter<int> InputChannels = Numbers.Whole("channels", 1, NetworkBuilder.MaximumChannels, "3") with
    {
        Meaning = "channels of the image",
        Unit = "channels",
    };

    public static readonly NumberParameter<int> InputSize = Numbers.Whole("size", 1, NetworkBuilder.MaximumResolution, "224") with
    {
        Meaning = "height and width at phi = 0",
        Unit = "pixels",
    };

    public static readonly CallSetting Input = new(
        BlockKind.Family,
        "input",
        "image",
        ImmutableArray.Create<Parameter>(InputChannels, InputSize),
        "input: image(channels: 3, size: 224);",
        "the channels and the size of the image at phi = 0")
    {
        IsRequired = true,
    };

    private static readonly NumberParameter<int> s_classes = Numbers.Whole("classes", 1, 1_000_000, "1000") with { Unit = "classes" };

    public static readonly ValueSetting<int> Classes = new(BlockKind.Family, s_classes, "the number of outputs of the classifier") { IsRequired = true };

    private static readonly WordParameter<ActivationFunction> s_activation =
        new("activation", "silu", ActivationFunction.All.Select(a => new Choice<ActivationFunction>(a.Word, a)).ToImmutableArray());

    public static readonly ValueSetting<ActivationFunction> Activation = new(
        BlockKind.Family, s_activation, "the activation after normalized convolutions: `silu` (the paper's swish), `relu`, `relu6`, `hard_swish` or `gelu`")
    {
        IsRequired = true,
    };

    public static readonly NameSetting Profile = new(BlockKind.Family, "profile", "profile: torchvision;", "the name of a profile in this file") { IsRequired = true };

    public static readonly ValueSetting<NamingScheme> StateDict = new(
        BlockKind.Family,
        new WordParameter<NamingScheme>("state_dict", "efficientnet", NamingScheme.All.Select(n => new Choice<NamingScheme>(n.Word, n)).ToImmutableArray())
        {
            Default = NamingScheme.All[0],
        },
        "the names of parameters in `state_dict`: as in torchvision's `efficientnet`, `mobilenet_v2` or `resnet`; by default, `efficientnet`");

    private static readonly NumberParameter<double> s_dropout =
        Numbers.Real("dropout", "a number from 0 up to, but not including, 1", v => v is >= 0 and < 1, "0.2") with { Default = 0 };

    public static readonly ValueSetting<double> Dropout = new(BlockKind.Family, s_dropout, "the rate of dropout before the classifier; by default, 0");

    public static readonly NumberParameter<double> Rate = s_dropout with { Name = "rate", IsRequired = true, Meaning = "the rate at the end of the network" };

    public static readonly CallSetting DropPath = CreateDropPath(
        BlockKind.Family,
        "stochastic depth: block i of N, counted from 0 over all repeated blocks, is dropped for each image with probability 0.2 · i / N, as in torchvision; by default, none");

    public static readonly BlockSetting Rounding = new(
        BlockKind.Family,
        "rounding",
        BlockKind.Rounding,
        "rounding { width: divisible(8, within: 10%); depth: ceiling; }",
        "the rounding of scaled channels and repeats; by default, these values");

    public static readonly NumberParameter<double> Alpha = Coefficient("alpha", "1.2", "depth");

    public static readonly NumberParameter<double> Beta = Coefficient("beta", "1.1", "width");

    public static readonly NumberParameter<double> Gamma = Coefficient("gamma", "1.15", "resolution");

    public static readonly CallSetting Scaling = new(
        BlockKind.Family,
        "scaling",
        "compound",
        ImmutableArray.Create<Parameter>(Alpha, Beta, Gamma),
        "scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);",
        "the factors on depth, width and resolution at phi = 1; each at least 1, alpha · beta² · gamma² within 2 ± 0.1 "
            + "(section 3.3 of the paper, whose coefficients give 1.920)");

    public static readonly StatementSetting Require = new(
        BlockKind.Family, "require", "require parameters <= 100M;", "a requirement on the [costs](#costs) of every variant, as in a variant");

    public static readonly BlockSetting Variant = new(
        BlockKind.Family, "variant", BlockKind.Variant, "variant B0 { phi: 0; }", "a network; the name of its type is the family's name followed by the variant's");

    public static readonly BlockSetting Search = new(
        BlockKind.Family,
        "search",
        BlockKind.Search,
        "search Grid { phi: 1; alpha: from 1.0 to 1.4 step 0.1; beta: 1.1; gamma: 1.15; }",
        "[candidates](#searching) for the coefficients");

    public static readonly NumberParameter<int> Divisor = Numbers.Whole("by", 1, 1_024, "8") with { Meaning = "the number by which channels are divisible", Unit = "channels" };

    public static readonly NumberParameter<double> Within = Numbers.Real("within", "a number from 0 up to 100%", v => v is >= 0 and <= 1, "10%") with
    {
        Meaning = "the largest share of the channels that rounding may remove",
    };

    public static readonly CallSetting Width = new(
        BlockKind.Rounding,
        "width",
        "divisible",
        ImmutableArray.Create<Parameter>(Divisor, Within),
        "width: divisible(8, within: 10%);",
        "rounds channels to the nearest multiple of 8, but at most 10 % down (`round_filters` of the paper's code); at width 1, channels are not changed")
    {
        IsFirstPositional = true,
    };

    public static readonly ValueSetting<DepthRounding> Depth = new(
        BlockKind.Rounding,
        new WordParameter<DepthRounding>("depth", "ceiling", DepthRounding.All.Select(d => new Choice<DepthRounding>(d.Word, d)).ToImmutableArray())
        {
            Default = DepthRounding.Ceiling,
        },
        "`ceiling` rounds repeats up (`round_repeats` of the paper's code); `nearest` rounds to the nearest whole number (halves to the even number), but "
            + "to at least 1, as timm's `depth_trunc='round'` does");

    public static readonly ImmutableArray<Setting> All = ImmutableArray.Create<Setting>(
        [Input, Classes, Activation, Profile, Dropout, DropPath, Rounding, Scaling, StateDict, Require, Variant, Search]);

    public static readonly ImmutableArray<Setting> OfRounding = ImmutableArray.Create<Setting>([Width, Depth]);

    /// <summary>Returns the setting <c>drop_path</c> for another kind of block.</summary>
    public static CallSetting CreateDropPath(BlockKind kind, string meaning) =>
        new(kind, "drop_path", "linear", ImmutableArray.Create<Parameter>(Rate), "drop_path: linear(0.2);", meaning) { IsFirstPositional = true };

    /// <summary>
    /// Returns the parameter of a coefficient. Its range includes numbers below 1, because the binder reports them with another rule, EFN2001.
    /// </summary>
    private static NumberParameter<double> Coefficient(string name, string example, string dimension) =>
        Numbers.Real(name, "a number of at least 1", _ => true, example) with { Meaning = $"the factor on {dimension}" };
}
