using System.Collections.Immutable;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// <c>mbconv</c>: MobileNetV2's inverted residual (Sandler et al., 2018) with squeeze-and-excitation (Hu et al., 2018).
/// Expansion 1x1, depthwise k x k, gate, projection 1x1 without activation; a residual wherever input and output have one shape.
/// </summary>
public sealed class MBConvOperator : InvertedResidualOperator
{
    private static readonly ArgumentRule s_squeezeRatio = ArgumentRule.SqueezeRatio with
    {
        Bases = ["input", "expanded"],
        Meaning = "bottleneck of the squeeze-and-excitation gate as a fraction of the block's input channels, or 'of expanded' ones; no gate if left out",
    };

    /// <inheritdoc/>
    public override string Name => "mbconv";

    /// <inheritdoc/>
    public override string Summary =>
        "Inverted residual of MobileNetV2 (Sandler et al., 2018): expansion 1x1, depthwise k x k, squeeze-and-excitation (Hu et al., 2018), projection 1x1 "
        + "without activation; a residual wherever input and output have one shape.";

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } = ImmutableArray.Create<ArgumentRule>(
    [
        ArgumentRule.Kernel, ArgumentRule.Stride, ArgumentRule.Expand, s_squeezeRatio, ArgumentRule.Channels, ArgumentRule.Layers, ArgumentRule.Activation,
        ArgumentRule.Fixed, ArgumentRule.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) =>
        FormattableString.Invariant($"MBConv{stage.Get("expand")}, k{stage.Get("kernel")}x{stage.Get("kernel")}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.Repeat((block, stride, rate) =>
    {
        var value = block.Input;
        var input = block.Input.Shape.Channels;
        var expanded = checked(input * stage.Get("expand"));
        var step = 0;

        // The reference leaves out an expansion that would not expand.
        if (expanded != input)
            value = block.ConvNorm(value, "Expand", stage.Naming.Convolution(step++), expanded, kernel: 1);
        value = block.ConvNorm(value, "Depthwise", stage.Naming.Convolution(step++), expanded, stage.Get("kernel"), stride, groups: expanded);

        if (stage.Definition.FindArgument(s_squeezeRatio.Name) is { } ratio)
            value = block.SqueezeExcite(value, stage.Naming.Gate(step++), Squeeze(ratio, input, expanded).Built);
        value = block.ConvNorm(value, "Project", stage.Naming.Projection(step), stage.Channels, kernel: 1, activate: false);
        block.AddInput(value, rate);
    });

    /// <inheritdoc/>
    internal override IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats)
    {
        if (stage.FindArgument(s_squeezeRatio.Name) is not { } ratio)
            yield break;
        yield return Squeeze(ratio, input, (double)input * stage.Get("expand"));
        if (repeats > 1)
            yield return Squeeze(ratio, output, (double)output * stage.Get("expand"));
    }

    /// <summary>The paper's code takes the ratio of what enters the block; MobileNetV3 and others of the expanded width.</summary>
    private static DerivedChannels Squeeze(StageArgument ratio, int input, double expanded) =>
        new(s_squeezeRatio.Name, ratio.Value * (ratio.Base == 0 ? input : expanded));
}
