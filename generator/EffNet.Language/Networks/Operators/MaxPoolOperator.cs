using System.Collections.Immutable;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Networks.Operators;

/// <summary><c>max_pool</c>: the largest of every window, as behind ResNet's stem.</summary>
public sealed class MaxPoolOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "max_pool";

    /// <inheritdoc/>
    public override string Summary => "The largest of every window, as behind ResNet's stem; borders never win.";

    /// <inheritdoc/>
    public override bool IsPooling => true;

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } = ImmutableArray.Create(PoolRules.Kernel, ArgumentRule.Stride, ArgumentRule.At);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"MaxPool{stage.Get("kernel")}x{stage.Get("kernel")}");

    /// <inheritdoc/>
    public override ArgumentConflict? FindConflict(StageDefinition stage, int input, int output) => PoolRules.FindConflict(stage);

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) =>
        stage.AddPool((block, path) => block.MaxPool(block.Input, path, stage.Get("kernel"), stage.Get("stride")));
}
