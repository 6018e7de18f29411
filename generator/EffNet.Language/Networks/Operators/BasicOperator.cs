using System.Collections.Immutable;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The operator <c>basic</c>: the block of ResNet-18 and -34 with two convolutions (He et al., 2016), optionally with squeeze-and-excitation.
/// </summary>
public sealed class BasicOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "basic";

    /// <inheritdoc/>
    public override string Summary =>
        "The block of ResNet-18 and -34 (He et al., 2016): two k x k convolutions, of which the first has the stride. The input is added to the result, through a "
        + "1x1 convolution if the shapes differ. The activation follows the sum.";

    /// <inheritdoc/>
    public override bool IsResidual => true;

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(
    [
        StageParameters.Kernel, StageParameters.Stride, StageParameters.Squeeze, StageParameters.Channels, StageParameters.Layers, StageParameters.Activation,
        StageParameters.Fixed, StageParameters.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"Basic, k{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.Repeat((block, stride, rate) =>
    {
        var value = block.Input;
        value = block.ConvNorm(value, "First", stage.Naming.Residual(1), stage.Channels, stage.Get(StageParameters.Kernel), stride);
        value = block.ConvNorm(value, "Second", stage.Naming.Residual(2), stage.Channels, stage.Get(StageParameters.Kernel), activate: false);
        if (stage.Find(StageParameters.Squeeze) is { } squeeze)
            value = block.SqueezeExcite(value, stage.Naming.ResidualGate, squeeze.Of(stage.Channels).Built);
        block.AddShortcut(value, rate, stride);
    });

    /// <inheritdoc/>
    internal override IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats)
    {
        if (stage.Find(StageParameters.Squeeze) is { } squeeze)
            yield return squeeze.Of(output);
    }
}
