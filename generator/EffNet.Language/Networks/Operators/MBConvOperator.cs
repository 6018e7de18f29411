using System.Collections.Immutable;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// <c>mbconv</c>: MobileNetV2's inverted residual (Sandler et al., 2018) with squeeze-and-excitation (Hu et al., 2018).
/// Expansion 1x1, depthwise k x k, gate, projection 1x1 without activation; a residual wherever input and output have one shape.
/// </summary>
public sealed class MBConvOperator : StageOperator
{
    private static readonly ArgumentRule Expand = ArgumentRule.Whole("expand", 1, 64, "6");

    private static readonly ArgumentRule SqueezeRatio =
        new("se", "a number above 0 and at most 1", v => v is > 0 and <= 1, "0.25", Required: false);

    /// <inheritdoc/>
    public override string Name => "mbconv";

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } =
    [
        ArgumentRule.Kernel, ArgumentRule.Stride, Expand, SqueezeRatio, ArgumentRule.Channels, ArgumentRule.Layers,
        ArgumentRule.At,
    ];

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) =>
        FormattableString.Invariant($"MBConv{stage.Get(Expand.Name)}, k{stage.Get("kernel")}x{stage.Get("kernel")}");

    /// <inheritdoc/>
    public override double WidestLayer(StageDefinition stage, int input, int output, int repeats) =>
        Math.Max(output, stage.Get(Expand.Name) * (double)(repeats > 1 ? Math.Max(input, output) : input));

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage)
    {
        for (var i = 0; i < stage.Layers; i++)
        {
            var block = stage.BeginBlock(
                FormattableString.Invariant($"Block{i + 1}"), FormattableString.Invariant($"{stage.Path}.{i}"), standsAlone: false);
            BuildBlock(stage, block, stride: i == 0 ? stage.Get("stride") : 1);
            stage.End(block);
        }
    }

    private static void BuildBlock(StageBuilder stage, BlockBuilder block, int stride)
    {
        var input = block.Shape;
        var expanded = checked(input.Channels * stage.Get(Expand.Name));
        var step = 0;

        // The reference leaves out an expansion that would not expand.
        if (expanded != input.Channels)
            block.ConvNorm("Expand", $"block.{step++}", expanded, kernel: 1);
        block.ConvNorm("Depthwise", $"block.{step++}", expanded, stage.Get("kernel"), stride, groups: expanded);

        // The gate's bottleneck is a ratio of what enters the block, not of the expanded width.
        if (stage.Find(SqueezeRatio.Name) is { } ratio)
            block.SqueezeExcite($"block.{step++}", Math.Max(1, (int)Math.Floor(ratio * input.Channels)));
        block.ConvNorm("Project", $"block.{step}", stage.Channels, kernel: 1, activate: false);

        var rate = stage.NextDropRate();
        if (block.Shape == input)
            block.AddResidual("stochastic_depth", rate);
    }
}
