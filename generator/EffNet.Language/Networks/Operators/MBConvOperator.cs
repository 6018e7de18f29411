using System.Collections.Immutable;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The operator <c>mbconv</c>: the inverted residual of MobileNetV2 (Sandler et al., 2018) with squeeze-and-excitation (Hu et al., 2018). It consists of a 1x1
/// expansion, a depthwise k x k convolution, a gate, and a 1x1 projection without activation. The block adds its input if the shapes are equal.
/// </summary>
public sealed class MBConvOperator : InvertedResidualOperator
{
    private static readonly SqueezeParameter s_squeeze = StageParameters.Squeeze with
    {
        DefaultBase = SqueezeBase.Input,
        Choices = ImmutableArray.Create<Choice<SqueezeBase>>([new("input", SqueezeBase.Input), new("expanded", SqueezeBase.Expanded)]),
        Meaning = "bottleneck of the squeeze-and-excitation gate as a fraction of the block's input channels, or of the expanded channels with 'of expanded'; by default, no gate",
    };

    /// <inheritdoc/>
    public override string Name => "mbconv";

    /// <inheritdoc/>
    public override string Summary =>
        "The inverted residual of MobileNetV2 (Sandler et al., 2018): 1x1 expansion, depthwise k x k convolution, squeeze-and-excitation (Hu et al., 2018), and 1x1 "
        + "projection without activation. The input is added to the result if their shapes are equal.";

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(
    [
        StageParameters.Kernel, StageParameters.Stride, StageParameters.Expand, s_squeeze, StageParameters.Channels, StageParameters.Layers, StageParameters.Activation,
        StageParameters.Fixed, StageParameters.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) =>
        FormattableString.Invariant($"MBConv{stage.Get(StageParameters.Expand)}, k{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.Repeat((block, stride, rate) =>
    {
        var value = block.Input;
        var input = block.Input.Shape.Channels;
        var expanded = checked(input * stage.Get(StageParameters.Expand));
        var step = 0;

        // The reference implementation omits an expansion by a factor of 1.
        if (expanded != input)
            value = block.ConvNorm(value, "Expand", stage.Naming.Convolution(step++), expanded, kernel: 1);
        value = block.ConvNorm(value, "Depthwise", stage.Naming.Convolution(step++), expanded, stage.Get(StageParameters.Kernel), stride, groups: expanded);

        if (stage.Find(s_squeeze) is { } squeeze)
            value = block.SqueezeExcite(value, stage.Naming.Gate(step++), Bottleneck(squeeze, input, expanded).Built);
        value = block.ConvNorm(value, "Project", stage.Naming.Projection(step), stage.Channels, kernel: 1, activate: false);
        block.AddInput(value, rate);
    });

    /// <inheritdoc/>
    internal override IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats)
    {
        if (stage.Find(s_squeeze) is not { } squeeze)
            yield break;
        yield return Bottleneck(squeeze, input, (double)input * stage.Get(StageParameters.Expand));
        if (repeats > 1)
            yield return Bottleneck(squeeze, output, (double)output * stage.Get(StageParameters.Expand));
    }

    private static DerivedChannels Bottleneck(SqueezeRatio squeeze, int input, double expanded) => squeeze.Of(squeeze.Base == SqueezeBase.Input ? input : expanded);
}
