using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;
using EffNet.Networks;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The parameters that several operators share. If the meaning or range of a parameter differs in an operator, the operator derives its own parameter.
/// </summary>
public static class StageParameters
{
    private static readonly NumberRange s_squeezeRange =
        new("a number above 0 and at most 1", v => v is > 0 and <= 1) { Rule = _ => ArchitectureDiagnostics.SqueezeOutOfRangeRule };

    /// <summary>The side of the kernel in pixels. It must be odd, so that the kernel has a center.</summary>
    public static readonly NumberParameter<int> Kernel = Numbers.Whole(
        "kernel",
        NumberRange.Whole(1, 31, "an odd number from 1 to 31", v => v % 2 == 1) with { Rule = v => v > 0 && v % 2 == 0 ? ArchitectureDiagnostics.EvenKernelRule : null },
        "3") with
    {
        Meaning = "side of the kernel",
        Unit = "pixels",
    };

    /// <summary>The stride of the stage's first block. Later blocks have stride 1.</summary>
    public static readonly NumberParameter<int> Stride = Numbers.Whole(
        "stride", NumberRange.Whole(1, 2, "1 or 2") with { Rule = _ => ArchitectureDiagnostics.UnusualStrideRule }, "1") with
    {
        Meaning = "stride; if the stage has several blocks, later blocks have stride 1",
        Unit = "pixels",
    };

    /// <summary>The output channels at width 1, "#Channels" in the paper.</summary>
    public static readonly NumberParameter<int> Channels = Numbers.Whole("channels", 1, NetworkBuilder.MaximumChannels, "32") with
    {
        Meaning = "output channels at width 1",
        Unit = "channels"
    };

    /// <summary>The number of blocks at depth 1, "#Layers" in the paper.</summary>
    public static readonly NumberParameter<int> Layers = Numbers.Whole("layers", 1, NetworkBuilder.MaximumBlocks, "1") with { Meaning = "repeats at depth 1", Unit = "blocks" };

    /// <summary>The ratio of the channels inside a block to the input channels of the block.</summary>
    public static readonly NumberParameter<int> Expand = Numbers.Whole("expand", 1, 64, "6") with
    {
        Meaning = "channels inside the block per input channel; 1 omits the expansion",
    };

    /// <summary>The bottleneck of the squeeze-and-excitation gate as a fraction of the output channels.</summary>
    public static readonly SqueezeParameter Squeeze = new("se", "0.25", s_squeezeRange, SqueezeBase.Output, ImmutableArray<Choice<SqueezeBase>>.Empty)
    {
        IsRequired = false,
        Meaning = "bottleneck of the squeeze-and-excitation gate as a fraction of the output channels; by default, no gate",
    };

    /// <summary>The number of groups; channels of different groups are not combined.</summary>
    public static readonly NumberParameter<int> Groups = Numbers.Whole("groups", 1, NetworkBuilder.MaximumChannels, "32") with
    {
        Default = 1,
        Meaning = "groups of channels, which are not combined with each other; by default, 1",
        Unit = "groups",
    };

    /// <summary>The stage's own activation.</summary>
    public static readonly WordParameter<ActivationFunction> Activation =
        new("activation", "relu", ActivationFunction.All.Select(a => new Choice<ActivationFunction>(a.Word, a)).ToImmutableArray())
        {
            IsRequired = false,
            Meaning = "the stage's own activation; by default, the family's",
        };

    /// <summary>The dimensions in which the stage is not scaled.</summary>
    public static readonly WordParameter<ScaledDimensions> Fixed = new(
        "fixed", "depth", ImmutableArray.Create<Choice<ScaledDimensions>>([
            new("width", ScaledDimensions.Width),
            new("depth", ScaledDimensions.Depth),
            new("both", ScaledDimensions.Both)]))
    {
        Default = ScaledDimensions.None,
        Meaning = "the dimensions in which the stage is not scaled: width, depth or both",
    };

    /// <summary><see cref="Fixed"/> for a stage that has one block.</summary>
    public static readonly WordParameter<ScaledDimensions> FixedWidth = Fixed with
    {
        Choices = ImmutableArray.Create<Choice<ScaledDimensions>>([new("width", ScaledDimensions.Width)]),
        Example = "width",
        Meaning = "width: the number of channels is not scaled",
    };

    /// <summary>The stage's input resolution at phi = 0, "Resolution" in the paper. The compiler checks it.</summary>
    public static readonly NumberParameter<int> At = Numbers.Whole("at", 1, 65_536, "112") with
    {
        IsRequired = false,
        Meaning = "input resolution at phi = 0, which is checked",
        Unit = "pixels",
    };

    /// <summary>The side of a pooling window. Unlike the side of a convolution's kernel, it may be even at stride 2.</summary>
    public static readonly NumberParameter<int> Window = Numbers.Whole("kernel", 2, 31, "3") with
    {
        Meaning = "side of the window; an even side requires stride 2",
        Unit = "pixels",
    };
}
