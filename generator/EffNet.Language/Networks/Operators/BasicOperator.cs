using System.Collections.Immutable;

namespace EffNet.Language.Networks.Operators;

/// <summary><c>basic</c>: the two-convolution block of ResNet-18 and -34 (He et al., 2016), with squeeze-and-excitation if asked for.</summary>
public sealed class BasicOperator : StageOperator
{
    private static readonly ArgumentRule s_squeeze = ArgumentRule.SqueezeRatio with
    {
        Meaning = "bottleneck of the squeeze-and-excitation gate as a fraction of the output channels; no gate if left out",
    };

    /// <inheritdoc/>
    public override string Name => "basic";

    /// <inheritdoc/>
    public override string Summary =>
        "The block of ResNet-18 and -34 (He et al., 2016): two convolutions k x k, the first one strided; the input is added, through a convolution 1x1 where "
        + "shapes differ, and the activation follows the sum.";

    /// <inheritdoc/>
    public override bool IsResidual => true;

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } = ImmutableArray.Create<ArgumentRule>(
    [
        ArgumentRule.Kernel, ArgumentRule.Stride, s_squeeze, ArgumentRule.Channels, ArgumentRule.Layers, ArgumentRule.Activation, ArgumentRule.Fixed,
        ArgumentRule.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"Basic, k{stage.Get("kernel")}x{stage.Get("kernel")}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.Repeat((block, stride, rate) =>
    {
        var value = block.Input;
        value = block.ConvNorm(value, "First", stage.Naming.Residual(1), stage.Channels, stage.Get("kernel"), stride);
        value = block.ConvNorm(value, "Second", stage.Naming.Residual(2), stage.Channels, stage.Get("kernel"), activate: false);
        if (stage.Find(s_squeeze.Name) is { } ratio)
            value = block.SqueezeExcite(value, stage.Naming.ResidualGate, new DerivedChannels(s_squeeze.Name, ratio * stage.Channels).Built);
        block.AddShortcut(value, rate, stride);
    });

    /// <inheritdoc/>
    internal override IEnumerable<DerivedChannels> DeriveChannels(StageDefinition stage, int input, int output, int repeats)
    {
        if (stage.Find(s_squeeze.Name) is { } ratio)
            yield return new DerivedChannels(s_squeeze.Name, ratio * output);
    }
}
