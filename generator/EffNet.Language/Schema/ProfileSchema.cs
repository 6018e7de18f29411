using System.Collections.Immutable;
using EffNet.Language.Parameters;
using EffNet.Networks;

namespace EffNet.Language.Schema;

/// <summary>The settings of a profile.</summary>
internal static class ProfileSchema
{
    public static readonly ValueSetting<Padding> Padding = new(
        BlockKind.Profile,
        new WordParameter<Padding>("padding", "symmetric", ImmutableArray.Create<Choice<Padding>>([
            new("symmetric", EffNet.Networks.Padding.Symmetric),
            new("same", EffNet.Networks.Padding.Same)])),
        "the padding of convolutions: `symmetric` as in PyTorch, or `same` as in TensorFlow, which depends on the size of the actual input")
    {
        IsRequired = true,
    };

    public static readonly NumberParameter<double> Epsilon = Numbers.Real("eps", "a number above 0 and below 1", v => v is > 0 and < 1, "1e-5") with
    {
        Meaning = "the number that is added to the variance",
    };

    public static readonly NumberParameter<double> Momentum = Numbers.Real("momentum", "a number above 0 and at most 1", v => v is > 0 and <= 1, "0.1") with
    {
        Meaning = "the share of a new batch in the running statistics, as in PyTorch",
    };

    public static readonly CallSetting Norm = CreateNorm(BlockKind.Profile, "norm: batch(eps: 1e-5, momentum: 0.1);", "the constants of batch norm; by default, these values");

    public static readonly ValueSetting<Initialization> Initialization = new(
        BlockKind.Profile,
        new WordParameter<Initialization>("init", "torchvision", ImmutableArray.Create<Choice<Initialization>>([
            new("torchvision", EffNet.Networks.Initialization.Torchvision),
            new("tensorflow", EffNet.Networks.Initialization.TensorFlow),
            new("mobilenet_v2", EffNet.Networks.Initialization.MobileNetV2),
            new("resnet", EffNet.Networks.Initialization.ResNet)])),
        "the initialization of new weights: as in torchvision's EfficientNet, the paper's TensorFlow code, or torchvision's MobileNetV2 or ResNet; "
            + "by default, `torchvision` with `padding: symmetric` and `tensorflow` with `padding: same`");

    public static readonly ImmutableArray<Setting> All = ImmutableArray.Create<Setting>([Padding, Norm, Initialization]);

    /// <summary>Returns the setting <c>norm</c> for another kind of block.</summary>
    public static CallSetting CreateNorm(BlockKind kind, string example, string meaning) =>
        new(kind, "norm", "batch", ImmutableArray.Create<Parameter>(Epsilon, Momentum), example, meaning);
}
