using System.Collections.Immutable;

namespace EffNet.Language.Networks.Operators;

/// <summary><c>conv</c>: convolution, batch norm, activation; once. The stem.</summary>
public sealed class ConvOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "conv";

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } =
        [ArgumentRule.Kernel, ArgumentRule.Stride, ArgumentRule.Channels, ArgumentRule.At];

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"Conv{stage.Get("kernel")}x{stage.Get("kernel")}");

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage)
    {
        var block = stage.BeginBlock(stage.Member, stage.Path, standsAlone: true);
        block.ConvNorm(string.Empty, string.Empty, stage.Channels, stage.Get("kernel"), stage.Get("stride"));
        stage.End(block);
    }
}
