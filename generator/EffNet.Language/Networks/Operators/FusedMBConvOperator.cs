using System.Collections.Immutable;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The operator <c>fused_mbconv</c>: the block of EfficientNetV2 (Tan &amp; Le, 2021). It is an MBConv in which one k x k convolution replaces the expansion
/// and the depthwise convolution. With an expansion of 1, the block has no projection.
/// </summary>
public sealed class FusedMBConvOperator : InvertedResidualOperator
{
    /// <inheritdoc/>
    public override string Name => "fused_mbconv";

    /// <inheritdoc/>
    public override string Summary =>
        "The block of EfficientNetV2 (Tan & Le, 2021): a k x k convolution that expands, and a 1x1 projection without activation. With 'expand: 1', the block has only "
        + "the k x k convolution. The input is added to the result if their shapes are equal.";

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(
    [
        StageParameters.Kernel, StageParameters.Stride, StageParameters.Expand, StageParameters.Channels, StageParameters.Layers, StageParameters.Activation,
        StageParameters.Fixed, StageParameters.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) =>
        FormattableString.Invariant($"FusedMBConv{stage.Get(StageParameters.Expand)}, k{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.Repeat((block, stride, rate) =>
    {
        var value = block.Input;
        var input = block.Input.Shape.Channels;
        var expanded = checked(input * stage.Get(StageParameters.Expand));
        var first = stage.Naming.Convolution(0);
        if (expanded == input)
        {
            value = block.ConvNorm(value, "Fused", first, stage.Channels, stage.Get(StageParameters.Kernel), stride);
        }
        else
        {
            value = block.ConvNorm(value, "Fused", first, expanded, stage.Get(StageParameters.Kernel), stride);
            value = block.ConvNorm(value, "Project", stage.Naming.Projection(1), stage.Channels, kernel: 1, activate: false);
        }

        block.AddInput(value, rate);
    });
}
