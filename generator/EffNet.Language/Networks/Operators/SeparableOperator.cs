using System.Collections.Immutable;

namespace EffNet.Language.Networks.Operators;

/// <summary><c>separable</c>: MobileNetV1's depthwise separable convolution (Howard et al., 2017), k x k per channel and 1x1 across; no residual.</summary>
public sealed class SeparableOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "separable";

    /// <inheritdoc/>
    public override string Summary =>
        "Depthwise separable convolution of MobileNetV1 (Howard et al., 2017): depthwise k x k, then 1x1, each with batch norm and activation; no residual.";

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } = ImmutableArray.Create<ArgumentRule>(
    [
        ArgumentRule.Kernel, ArgumentRule.Stride, ArgumentRule.Channels, ArgumentRule.Layers, ArgumentRule.Activation, ArgumentRule.Fixed, ArgumentRule.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"Separable, k{stage.Get("kernel")}x{stage.Get("kernel")}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.Repeat((block, stride, _) =>
    {
        var input = block.Input.Shape.Channels;
        var filtered = block.ConvNorm(block.Input, "Depthwise", stage.Naming.Convolution(0), input, stage.Get("kernel"), stride, groups: input);
        block.ConvNorm(filtered, "Pointwise", stage.Naming.Convolution(1), stage.Channels, kernel: 1);
    });
}
