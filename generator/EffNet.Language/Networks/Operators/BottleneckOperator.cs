using System.Collections.Immutable;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The operator <c>bottleneck</c>: the block of ResNet-50 and deeper with three convolutions (He et al., 2016), optionally with ResNeXt's groups (Xie et al.,
/// 2017), WideResNet's base width and SENet's gate (Hu et al., 2018).
/// </summary>
public sealed class BottleneckOperator : StageOperator
{
    /// <summary>The ratio of the output channels to the channels that publications call "planes".</summary>
    private const int Expansion = 4;

    /// <summary>The base width at which the channels inside the block equal the planes.</summary>
    private const int PlainWidth = 64;

    private static readonly NumberParameter<int> s_channels = StageParameters.Channels with
    {
        Range = NumberRange.Whole(Expansion, NetworkBuilder.MaximumChannels, "a multiple of 4 from 4 to 65536", v => v % Expansion == 0),
        Example = "256",
        Meaning = "output channels at width 1; publications call a quarter of them planes",
    };

    private static readonly NumberParameter<int> s_baseWidth = Numbers.Whole("base_width", 1, 4_096, "4") with
    {
        Default = PlainWidth,
        Meaning = "channels per group if the stage has 256 output channels; by default, 64",
        Unit = "channels",
    };

    private static readonly WordParameter<StridedConvolution> s_strided =
        new("strided", "middle", ImmutableArray.Create<Choice<StridedConvolution>>([new("middle", StridedConvolution.Middle), new("first", StridedConvolution.First)]))
        {
            Default = StridedConvolution.Middle,
            Meaning = "the convolution with the stride: middle (k x k, as in torchvision) or first (1x1, as in the publication); by default, middle",
        };

    /// <inheritdoc/>
    public override string Name => "bottleneck";

    /// <inheritdoc/>
    public override string Summary =>
        "The block of ResNet-50 and deeper (He et al., 2016): a 1x1 convolution, a k x k convolution in groups (ResNeXt, Xie et al., 2017), and a 1x1 convolution to "
        + "the output channels. The input is added to the result, through a 1x1 convolution if the shapes differ. The activation follows the sum.";

    /// <inheritdoc/>
    public override bool IsResidual => true;

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(
    [
        StageParameters.Kernel, StageParameters.Stride, s_strided, StageParameters.Groups, s_baseWidth, StageParameters.Squeeze, s_channels, StageParameters.Layers,
        StageParameters.Activation, StageParameters.Fixed, StageParameters.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage)
    {
        var groups = stage.Has(StageParameters.Groups) ? FormattableString.Invariant($" {stage.Get(StageParameters.Groups)}x{stage.Get(s_baseWidth)}d") : string.Empty;
        return FormattableString.Invariant($"Bottleneck{groups}, k{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");
    }

    /// <summary>Returns the output channels. The planes are scaled and rounded, not the output, so that the output is always four times the planes.</summary>
    public override int OutputChannels(StageDefinition stage, double width, WidthRounding rounding, int input) =>
        (int)Math.Min((long)stage.Widen(stage.Get(s_channels) / Expansion, width, rounding) * Expansion, int.MaxValue);

    /// <inheritdoc/>
    public override double WidestLayer(StageDefinition stage, int input, int output, int repeats) => Math.Max(output, InnerChannels(stage, output));

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage)
    {
        var inner = checked((int)InnerChannels(stage.Definition, stage.Channels));
        var strideFirst = stage.Get(s_strided) == StridedConvolution.First;
        stage.Repeat((block, stride, rate) =>
        {
            var value = block.Input;
            value = block.ConvNorm(value, "Reduce", stage.Naming.Residual(1), inner, kernel: 1, strideFirst ? stride : 1);
            value = block.ConvNorm(
                value, "Middle", stage.Naming.Residual(2), inner, stage.Get(StageParameters.Kernel), strideFirst ? 1 : stride, stage.Get(StageParameters.Groups));
            value = block.ConvNorm(value, "Expand", stage.Naming.Residual(3), stage.Channels, kernel: 1, activate: false);
            if (stage.Find(StageParameters.Squeeze) is { } squeeze)
                value = block.SqueezeExcite(value, stage.Naming.ResidualGate, squeeze.Of(stage.Channels).Built);
            block.AddShortcut(value, rate, stride);
        });
    }

    /// <inheritdoc/>
    internal override IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats)
    {
        yield return GroupChannels(stage, output);
        if (stage.Find(StageParameters.Squeeze) is { } squeeze)
            yield return squeeze.Of(output);
    }

    private static double InnerChannels(StageDefinition stage, int output) => (double)GroupChannels(stage, output).Built * stage.Get(StageParameters.Groups);

    /// <summary>
    /// Returns the channels per group by torchvision's rule: planes * base width / 64, rounded down. The channels inside the block are a multiple of the
    /// groups.
    /// </summary>
    private static DerivedChannels GroupChannels(StageDefinition stage, int output) =>
        new(s_baseWidth.Name, output / (double)Expansion * (stage.Get(s_baseWidth) / (double)PlainWidth));
}
