using System.Collections.Immutable;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The operator <c>separable</c>: the depthwise separable convolution of MobileNetV1 (Howard et al., 2017), a k x k convolution per channel and a 1x1
/// convolution across channels. It has no residual.
/// </summary>
public sealed class SeparableOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "separable";

    /// <inheritdoc/>
    public override string Summary =>
        "Depthwise separable convolution of MobileNetV1 (Howard et al., 2017): depthwise k x k, then 1x1, each with batch norm and activation; no residual.";

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(
    [
        StageParameters.Kernel, StageParameters.Stride, StageParameters.Channels, StageParameters.Layers, StageParameters.Activation, StageParameters.Fixed, StageParameters.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"Separable, k{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.Repeat((block, stride, _) =>
    {
        var input = block.Input.Shape.Channels;
        var filtered = block.ConvNorm(block.Input, "Depthwise", stage.Naming.Convolution(0), input, stage.Get(StageParameters.Kernel), stride, groups: input);
        block.ConvNorm(filtered, "Pointwise", stage.Naming.Convolution(1), stage.Channels, kernel: 1);
    });
}
