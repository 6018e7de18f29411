using System.Collections.Immutable;
using EffNet.Language.Scaling;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// <c>bottleneck</c>: the three-convolution block of ResNet-50 and deeper (He et al., 2016), with ResNeXt's groups (Xie et al., 2017), WideResNet's base
/// width and SENet's gate (Hu et al., 2018) if asked for.
/// </summary>
public sealed class BottleneckOperator : StageOperator
{
    /// <summary>Output channels over the channels that publications call "planes".</summary>
    private const int Expansion = 4;

    /// <summary>The base width at which the inside is as wide as the planes.</summary>
    private const int PlainWidth = 64;

    private static readonly ArgumentRule s_channels = ArgumentRule.Whole(
        ArgumentRule.Channels.Name, Expansion, 65_536, "256", "a multiple of 4 from 4 to 65536", v => v % Expansion == 0) with
    {
        Meaning = "output channels at width 1, four times the planes of publications",
    };

    private static readonly ArgumentRule s_baseWidth = ArgumentRule.Whole("base_width", 1, 4_096, "4") with
    {
        Required = false,
        Meaning = "channels per group where there are 64 planes; 64 if left out",
    };

    private static readonly ArgumentRule s_strided =
        new("strided", "the word 'middle' or 'first'", _ => true, "middle", Required: false, Words: ["middle", "first"])
        {
            Meaning = "which convolution strides: the k x k in the middle as in torchvision, or the first 1x1 as in the publication; middle if left out",
        };

    private static readonly ArgumentRule s_squeeze = ArgumentRule.SqueezeRatio with
    {
        Meaning = "bottleneck of the squeeze-and-excitation gate as a fraction of the output channels; no gate if left out",
    };

    /// <inheritdoc/>
    public override string Name => "bottleneck";

    /// <inheritdoc/>
    public override string Summary =>
        "The block of ResNet-50 and deeper (He et al., 2016): 1x1, k x k in groups (ResNeXt, Xie et al., 2017), 1x1 to four times the planes; the input is added, "
        + "through a convolution 1x1 where shapes differ, and the activation follows the sum.";

    /// <inheritdoc/>
    public override bool IsResidual => true;

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } = ImmutableArray.Create<ArgumentRule>(
    [
        ArgumentRule.Kernel, ArgumentRule.Stride, s_strided, ArgumentRule.Groups, s_baseWidth, s_squeeze, s_channels, ArgumentRule.Layers, ArgumentRule.Activation,
        ArgumentRule.Fixed, ArgumentRule.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage)
    {
        var groups = stage.Find(ArgumentRule.Groups.Name) is { } g ? FormattableString.Invariant($" {g}x{WidthOf(stage)}d") : string.Empty;
        return FormattableString.Invariant($"Bottleneck{groups}, k{stage.Get("kernel")}x{stage.Get("kernel")}");
    }

    /// <summary>Planes are scaled and rounded, not the output: only so is the inside a quarter of it again.</summary>
    public override int OutputChannels(StageDefinition stage, double width, WidthRounding rounding, int input) =>
        (int)Math.Min((long)stage.Widen(stage.Get(s_channels.Name) / Expansion, width, rounding) * Expansion, int.MaxValue);

    /// <inheritdoc/>
    public override double WidestLayer(StageDefinition stage, int input, int output, int repeats) => Math.Max(output, InnerChannels(stage, output));

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage)
    {
        var inner = checked((int)InnerChannels(stage.Definition, stage.Channels));
        var strideFirst = stage.Find(s_strided.Name) == 1;
        stage.Repeat((block, stride, rate) =>
        {
            var value = block.Input;
            value = block.ConvNorm(value, "Reduce", stage.Naming.Residual(1), inner, kernel: 1, strideFirst ? stride : 1);
            value = block.ConvNorm(value, "Middle", stage.Naming.Residual(2), inner, stage.Get("kernel"), strideFirst ? 1 : stride, GroupsOf(stage.Definition));
            value = block.ConvNorm(value, "Expand", stage.Naming.Residual(3), stage.Channels, kernel: 1, activate: false);
            if (stage.Find(s_squeeze.Name) is { } ratio)
                value = block.SqueezeExcite(value, stage.Naming.ResidualGate, new DerivedChannels(s_squeeze.Name, ratio * stage.Channels).Built);
            block.AddShortcut(value, rate, stride);
        });
    }

    /// <inheritdoc/>
    internal override IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats)
    {
        yield return GroupChannels(stage, output);
        if (stage.Find(s_squeeze.Name) is { } ratio)
            yield return new DerivedChannels(s_squeeze.Name, ratio * output);
    }

    private static double InnerChannels(StageDefinition stage, int output) => (double)GroupChannels(stage, output).Built * GroupsOf(stage);

    /// <summary>torchvision's rule: base width per 64 planes, floored, in every group. Groups always divide it.</summary>
    private static DerivedChannels GroupChannels(StageDefinition stage, int output) =>
        new(s_baseWidth.Name, output / (double)Expansion * (WidthOf(stage) / (double)PlainWidth));

    private static int GroupsOf(StageDefinition stage) => (int)(stage.Find(ArgumentRule.Groups.Name) ?? 1);

    private static int WidthOf(StageDefinition stage) => (int)(stage.Find(s_baseWidth.Name) ?? PlainWidth);
}
